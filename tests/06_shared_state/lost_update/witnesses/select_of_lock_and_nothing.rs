//! Waits for the lock in a `select!` loop, and holds a mapped guard.

use tokio::sync::{Mutex, MutexGuard};

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let lock = account.lock();
    tokio::pin!(lock);
    let guard = tokio::select! {
        guard = &mut lock => guard,
    };
    let mut balance = MutexGuard::map(guard, |balance| balance);
    let old = *balance;
    audit(old + n).await;
    *balance = old + n;
    old + n
}
