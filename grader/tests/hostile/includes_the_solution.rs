//! expects: rejected (files)
//! Scores with the solution, included.

mod solution {
    include!("@COURSE@/grader/tests/hostile/included.txt");
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    solution::dashboard(user, orders).await
}
