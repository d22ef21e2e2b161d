//! rejected by: no_deposit_is_lost (lost_result)
//! Takes the number out of the account and adds to the copy.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let guard = account.lock().await;
    let mut balance = *guard;
    balance += n;
    audit(balance).await;
    balance
}
