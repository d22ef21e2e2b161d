//! Pauses with a timeout around a future that is never ready; explicit type parameters.

use std::{future::pending, time::Duration};

use tokio::time::timeout;

pub fn wait_for<T, P>(every: Duration, mut probe: P) -> impl Future<Output = T>
where
    P: AsyncFnMut(u32) -> Option<T>,
{
    async move {
        let mut attempt = 0;
        loop {
            attempt += 1;
            match probe(attempt).await {
                Some(answer) => break answer,
                None => timeout(every, pending::<()>()).await.unwrap_or_default(),
            }
        }
    }
}
