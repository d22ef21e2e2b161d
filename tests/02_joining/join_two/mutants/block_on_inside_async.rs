//! rejected by: both_requests_run_at_the_same_time (panicked)
//! `Handle::block_on` is called inside of an async fn, that is on a thread which is driving the
//! runtime already. Tokio panics, since blocking this thread would stop everything that runs on
//! it; the futures should be awaited instead.

use tokio::runtime::Handle;

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let both = async move { tokio::join!(user, orders) };
    let runtime = Handle::current();
    runtime.block_on(both)
}
