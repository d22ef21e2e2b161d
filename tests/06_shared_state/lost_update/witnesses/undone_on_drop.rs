//! Writes under the lock before the audit, and a drop guard takes it back if the audit is given up.

use tokio::sync::{Mutex, MutexGuard};

struct Booked<'a> {
    balance: MutexGuard<'a, i64>,
    undo: i64,
}

impl Drop for Booked<'_> {
    fn drop(&mut self) {
        *self.balance -= self.undo;
    }
}

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut booked = Booked {
        balance: account.lock().await,
        undo: n,
    };
    *booked.balance += n;
    audit(*booked.balance).await;
    booked.undo = 0;
    *booked.balance
}
