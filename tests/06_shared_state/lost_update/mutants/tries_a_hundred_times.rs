//! rejected by: many_deposits_keep_their_order (panicked)
//! Asks for the lock every millisecond, a hundred times at most.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut tries = 0;
    let mut balance = loop {
        if let Ok(balance) = account.try_lock() {
            break balance;
        }
        tries += 1;
        assert!(tries <= 100, "the account is always locked");
        sleep(Duration::from_millis(1)).await;
    };
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
