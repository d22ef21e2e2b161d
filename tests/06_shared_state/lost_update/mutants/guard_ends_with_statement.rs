//! rejected by: no_deposit_is_lost (lost_update)
//! The guard is a temporary that ends with its statement, so the account is unlocked while the
//! audit is awaited. The deposits that arrive meanwhile read the same old balance, and the last
//! one to lock again and write overwrites the others.

use tokio::sync::Mutex;

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    // Every access goes through the lock, so there can be no race.
    let new_balance = *account.lock().await + n;
    audit(new_balance).await;
    *account.lock().await = new_balance;
    new_balance
}
