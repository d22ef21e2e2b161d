//! rejected by: no_deposit_is_lost (deadlock)
//! The first guard is still alive when the same future locks the account a second time to store
//! the balance. Tokio's mutex is not reentrant: that `lock().await` waits for a guard that only
//! this future could drop, so every deposit hangs for good (deadlock).

use tokio::sync::Mutex;

async fn store(account: &Mutex<i64>, balance: i64) {
    let mut guard = account.lock().await;
    *guard = balance;
}

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let old = account.lock().await;
    let new = *old + n;
    audit(new).await;
    store(account, new).await;
    new
}
