//! rejected by: every_balance_is_audited (wrong_value)
//! Does not hold the lock, but audits anew when somebody else has changed the balance meanwhile.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    loop {
        let old = *account.lock().await;
        audit(old + n).await;
        let mut balance = account.lock().await;
        if *balance == old {
            *balance = old + n;
            return *balance;
        }
    }
}
