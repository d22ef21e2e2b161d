//! rejected by: one_after_another_is_rejected (wrong_value)
//! The time is measured only for lists with a single id. With one id, waiting one after another
//! and waiting at the same time take equally long, so an implementation that fetches sequentially
//! is accepted.

use std::time::Duration;

use tokio::time::Instant;

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    // The results: in order, and each id answered as often as it was asked for.
    let cases: [(&[u64], &[u64]); 3] = [
        (&[4], &[40]),
        (&[7, 7], &[70, 70]),
        (&[30, 10, 20, 10], &[300, 100, 200, 100]),
    ];
    for (ids, expected) in cases {
        let results = fetch_all(ids).await;
        if results != expected {
            return Err(format!("{ids:?} gave {results:?}, not {expected:?}"));
        }
    }

    // The time: id n takes exactly n milliseconds.
    for id in [1, 25, 40] {
        let begin = Instant::now();
        fetch_all(&[id]).await;
        let took = begin.elapsed();
        if took != Duration::from_millis(id) {
            return Err(format!("id {id} took {took:?}"));
        }
    }
    Ok(())
}
