//! rejected by: both_answers_arrive (wrongly_cancelled)
//! `select!` keeps the first answer and drops the other request.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::select! {
        user = user => (user, Vec::new()),
        orders = orders => (String::new(), orders),
    }
}
