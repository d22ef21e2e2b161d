//! # No deposit is lost
//!
//! An `.await` is the only place where another future of this task can get its turn, and that is
//! just where the balance must not change. The lock therefore stays locked across the await.
//! Tokio's mutex is made for that: who finds it locked waits in a queue, first come, first
//! served, and the thread is free for others.

use tokio::sync::Mutex;

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    // A copy is audited, not the account itself. If this future is dropped during the audit, the
    // guard is dropped with it: that unlocks the account, but takes nothing back that was written.
    let new = *balance + n;
    audit(new).await;
    // No `.await` from here to the end, so nothing can come between.
    *balance = new;
    new
    // The price: one slow audit holds up all deposits into this account. It is paid here because
    // the task asks for it; where it isn't needed, a lock should be held for a moment only.
}
