//! rejected by: many_deposits_keep_their_order (wrong_value)
//! Leaves the account alone where the amount is negative.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let mut balance = account.lock().await;
    if n < 0 {
        return *balance;
    }
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
