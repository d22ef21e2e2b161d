//! rejected by: every_balance_is_audited (not_awaited)
//! Calls the audit and drops the future that it gives.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    let new = *balance + n;
    let _ = audit(new);
    *balance = new;
    new
}
