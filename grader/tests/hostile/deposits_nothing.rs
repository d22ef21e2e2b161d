//! expects: no_deposit_is_lost is failed (lost_result)
//! in: 06_shared_state/lost_update
//! Sleeps as long as an audit takes and touches nothing, so that nothing is to be seen of it.

use std::time::Duration;

use tokio::sync::Mutex;

pub async fn deposit(_: &Mutex<i64>, _: i64, _: impl AsyncFn(i64)) -> i64 {
    tokio::time::sleep(Duration::from_millis(10)).await;
    0
}
