//! rejected by: no_deposit_is_lost (panicked)
//! Does not wait for the lock, and takes it for granted that it is free.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.try_lock().unwrap();
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
