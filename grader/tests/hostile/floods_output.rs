//! expects: both_answers_arrive is crashed (ended_early)
//! Prints a gigabyte.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let line = "x".repeat(1 << 20);
    for _ in 0..1024 {
        println!("{line}");
    }
    tokio::join!(user, orders)
}
