//! rejected by: a_balance_is_hidden_until_its_audit_is_done (too_early)
//! Waits an hour for the audit, and writes the balance in any case.

use std::time::Duration;

use tokio::{sync::Mutex, time::timeout};

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    let new = *balance + n;
    let _ = timeout(Duration::from_hours(1), audit(new)).await;
    *balance = new;
    new
}
