//! expects: rejected (runtime)
//! Has Tokio's macro build the runtime.

#[tokio::main(flavor = "current_thread", start_paused = true)]
async fn elsewhere() -> tokio::runtime::Handle {
    tokio::runtime::Handle::current()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = std::thread::spawn(elsewhere).join();
    let _ = (user, orders);
    (String::new(), Vec::new())
}
