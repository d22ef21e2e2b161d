//! rejected by: no_deposit_is_lost (panicked)
//! Waits for the lock by blocking the thread that everybody else needs to go on.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.blocking_lock();
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
