//! rejected by: no_deposit_is_lost (lost_update)
//! Reads the balance first and locks then: the balance is old when the lock is there.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let old = *account.lock().await;
    let mut balance = account.lock().await;
    audit(old + n).await;
    *balance = old + n;
    *balance
}
