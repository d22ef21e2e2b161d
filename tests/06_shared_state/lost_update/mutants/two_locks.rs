//! rejected by: no_deposit_is_lost (lost_update)
//! Locks to read and locks again to write, and is open to others in between.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let new = *account.lock().await + n;
    audit(new).await;
    *account.lock().await = new;
    new
}
