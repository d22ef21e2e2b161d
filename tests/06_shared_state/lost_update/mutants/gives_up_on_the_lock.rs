//! rejected by: accounts_do_not_wait_for_each_other (wrong_value)
//! Waits half an hour for the lock, and then hands back the balance without a deposit.

use std::time::Duration;

use tokio::{sync::Mutex, time::timeout};

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let Ok(mut balance) = timeout(Duration::from_mins(30), account.lock()).await else {
        return n;
    };
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
