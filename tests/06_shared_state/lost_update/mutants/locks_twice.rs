//! rejected by: no_deposit_is_lost (deadlock)
//! Locks again while it holds the lock, and waits for itself.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let balance = account.lock().await;
    let new = *balance + n;
    audit(new).await;
    *account.lock().await = new;
    new
}
