//! expects: rejected (files)
//! Puts a file into an error, and makes the compiler stop before it lists what it read.

compile_error!(include_str!("@COURSE@/grader/tests/hostile/included.txt"));

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
