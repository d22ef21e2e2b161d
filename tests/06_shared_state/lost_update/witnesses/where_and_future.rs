//! A plain function that returns the future of `then`, with a `where` clause.

use futures::FutureExt;
use tokio::sync::Mutex;

pub fn deposit<A>(account: &Mutex<i64>, n: i64, audit: A) -> impl Future<Output = i64>
where
    A: AsyncFn(i64),
{
    account.lock().then(async move |mut balance| {
        let new = balance.saturating_add(n);
        audit(new).await;
        *balance = new;
        drop(balance);
        new
    })
}
