//! expects: both_answers_arrive is timed_out (never_yields)
//! A task that keeps the clock from moving.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::spawn(async {
        loop {
            tokio::task::yield_now().await;
        }
    });
    tokio::join!(user, orders)
}
