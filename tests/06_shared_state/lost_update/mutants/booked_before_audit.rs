//! rejected by: a_deposit_given_up_changes_nothing (too_early)
//! The balance is changed through the guard before the audit is awaited. If the future is dropped
//! during that await, the guard unlocks the account but takes nothing back, so a deposit that was
//! given up stays in the account.

use tokio::sync::Mutex;

/// Puts `n` on top of the balance.
fn book(balance: &mut i64, n: i64) -> i64 {
    *balance += n;
    *balance
}

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    // Nobody can look inside while we hold the guard.
    let mut guard = account.lock().await;
    let new_balance = book(&mut guard, n);
    audit(new_balance).await;
    new_balance
}
