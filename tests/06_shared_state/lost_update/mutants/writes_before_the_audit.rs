//! rejected by: a_deposit_given_up_changes_nothing (too_early)
//! Keeps the lock, but writes before the audit: given up there, the deposit stays in the account.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    *balance += n;
    audit(*balance).await;
    *balance
}
