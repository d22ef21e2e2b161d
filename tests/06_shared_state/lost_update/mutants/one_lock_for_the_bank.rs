//! rejected by: accounts_do_not_wait_for_each_other (needless_wait)
//! A lock of its own around everything: all accounts of the bank wait for each other.

use tokio::sync::Mutex;

pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    static TURN: Mutex<()> = Mutex::const_new(());
    let _turn = TURN.lock().await;
    let mut balance = account.lock().await;
    let new = *balance + n;
    audit(new).await;
    *balance = new;
    new
}
