//! expects: both_answers_arrive is failed (over_limit)
//! Waits for good, beside a task whose timer goes off again and again.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::spawn(async {
        let mut ticks = tokio::time::interval(std::time::Duration::from_millis(10));
        loop {
            ticks.tick().await;
        }
    });
    let answers = tokio::join!(user, orders);
    std::future::pending::<()>().await;
    answers
}
