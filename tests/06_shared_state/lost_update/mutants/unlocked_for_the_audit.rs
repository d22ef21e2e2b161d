//! rejected by: a_balance_is_hidden_until_its_audit_is_done (too_early)
//! Writes, unlocks, and audits what everybody can see by then.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    *balance += n;
    let new = *balance;
    drop(balance);
    audit(new).await;
    new
}
