//! rejected by: a_deposit_given_up_changes_nothing (wrong_value)
//! Books what it was called with in a queue before the future is polled, and the next deposit
//! takes all that is there.

use std::sync::Mutex as StdMutex;

use tokio::sync::Mutex;

pub fn deposit(
    account: &Mutex<i64>,
    n: i64,
    audit: impl AsyncFn(i64),
) -> impl Future<Output = i64> {
    static QUEUE: StdMutex<Vec<i64>> = StdMutex::new(Vec::new());
    QUEUE.lock().unwrap().push(n);
    async move {
        let mut balance = account.lock().await;
        let new = *balance + QUEUE.lock().unwrap().drain(..).sum::<i64>();
        audit(new).await;
        *balance = new;
        new
    }
}
