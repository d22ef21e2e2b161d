//! rejected by: every_balance_is_audited (wrong_value)
//! Audits the balance as it was, not as it will be.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    audit(*balance).await;
    *balance += n;
    *balance
}
