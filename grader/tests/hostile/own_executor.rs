//! expects: rejected (runtime)
//! Polls on an executor of the futures crate, taken by its default.

use futures::executor as run;

fn made<T: Default>() -> T {
    T::default()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let mut pool: run::LocalPool = made();
    pool.run_until(async { tokio::join!(user, orders) })
}
