//! rejected by: every_balance_is_audited (needless_wait)
//! Instead of queueing in `lock().await`, it asks `try_lock` again every 5 ms, so a waiting
//! deposit sleeps on after the account was unlocked (and has no place in a queue). The deposits
//! that arrive after 1 and 2 ms get the lock only at 11 and 22 ms, and all are through after 32
//! ms, not 30.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

const RETRY_AFTER: Duration = Duration::from_millis(5);

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    loop {
        match account.try_lock() {
            Ok(mut balance) => {
                let new = *balance + n;
                audit(new).await;
                *balance = new;
                return new;
            }
            // Somebody else is at it: try again in a moment.
            Err(_) => sleep(RETRY_AFTER).await,
        }
    }
}
