//! rejected by: both_requests_run_at_the_same_time (panicked)
//! Asks the runtime to block on the requests, while it runs this very function.

use tokio::runtime::Handle;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let runtime = Handle::current();
    (runtime.block_on(user), runtime.block_on(orders))
}
