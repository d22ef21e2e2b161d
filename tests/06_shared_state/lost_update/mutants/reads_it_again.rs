//! rejected by: each_deposit_returns_its_own_balance (wrong_value)
//! Unlocks, and then asks for the balance again: others have changed it meanwhile.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    {
        let mut balance = account.lock().await;
        let new = *balance + n;
        audit(new).await;
        *balance = new;
    }
    *account.lock().await
}
