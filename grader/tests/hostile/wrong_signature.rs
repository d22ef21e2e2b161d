//! expects: did_not_compile (signature)
//! Takes the requests in another form, and gives back only one answer.

pub async fn dashboard(user: String, orders: impl Future<Output = Vec<u32>>) -> String {
    let _ = orders.await;
    user
}
