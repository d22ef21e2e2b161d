//! rejected by: a_lost_result_is_rejected (wrong_value)
//! Ids and results are compared in pairs with `zip`, which ends with the shorter list, and the
//! lengths are never compared. When the last result is missing, all pairs that are left are right
//! and the implementation is accepted.

use std::time::Duration;

use tokio::time::Instant;

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids: [u64; 4] = [20, 10, 20, 30];
    let start = Instant::now();
    let results = fetch_all(&ids).await;
    let took = start.elapsed();

    for (id, result) in ids.iter().zip(&results) {
        let expected = id * 10;
        if *result != expected {
            return Err(format!("id {id} gave {result} instead of {expected}"));
        }
    }

    let longest = Duration::from_millis(30);
    if took == longest {
        Ok(())
    } else {
        Err(format!("took {took:?} instead of {longest:?}"))
    }
}
