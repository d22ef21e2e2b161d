//! Asserts as in a test, and turns the panic into a verdict.

use std::{panic::AssertUnwindSafe, time::Duration};

use futures::FutureExt;
use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let test = AssertUnwindSafe(async {
        let start = Instant::now();
        assert_eq!(fetch_all(&[3, 2, 9, 2, 5]).await, vec![30, 20, 90, 20, 50]);
        assert_eq!(start.elapsed(), Duration::from_millis(9));
        assert_eq!(fetch_all(&[]).await, vec![]);
        assert_eq!(start.elapsed(), Duration::from_millis(9));
        assert_eq!(fetch_all(&[1; 1000]).await, vec![10; 1000]);
        assert_eq!(start.elapsed(), Duration::from_millis(10));
        assert_eq!(fetch_all(&[4_000_000]).await, vec![40_000_000]);
        assert_eq!(start.elapsed(), Duration::from_millis(4_000_010));
    });
    test.catch_unwind()
        .await
        .map_err(|panic| format!("{:?}", panic.downcast_ref::<String>()))
}
