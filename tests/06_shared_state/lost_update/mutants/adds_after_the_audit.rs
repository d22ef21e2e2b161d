//! rejected by: every_balance_is_audited (wrong_value)
//! Adds in the end instead of writing what it has read: nothing is lost, and other balances are
//! audited than those that come out.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let new = *account.lock().await + n;
    audit(new).await;
    let mut balance = account.lock().await;
    *balance += n;
    *balance
}
