//! expects: rejected (env)
//! Looks at the thread's name to know which check asks.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{:?}", std::thread::current().name());
    let _ = (user, orders);
    (String::new(), Vec::new())
}
