//! expects: did_not_compile (E0308)
//! A value of the wrong type.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = user.await;
    orders.await
}
