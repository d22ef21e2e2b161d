//! expects: rejected (runtime)
//! Waits on a runtime of its own.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let _ = (user, orders, runtime);
    (String::new(), Vec::new())
}
