//! rejected by: no_deposit_is_lost (busy_wait)
//! Asks for the lock again and again instead of waiting for it.

use tokio::{sync::Mutex, task::yield_now};

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = loop {
        match account.try_lock() {
            Ok(balance) => break balance,
            Err(_) => yield_now().await,
        }
    };
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
