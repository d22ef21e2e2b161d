//! rejected by: a_lost_result_is_rejected (wrong_value)
//! Goes through pairs of id and result, and the pairs end where the results end.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids = [30, 10, 20, 10, 40];
    let begin = Instant::now();
    let results = fetch_all(&ids).await;
    let took = begin.elapsed();
    for (id, result) in ids.iter().zip(&results) {
        if *result != id * 10 {
            return Err(format!("{id} gave {result}"));
        }
    }
    if took != Duration::from_millis(40) {
        return Err(format!("took {took:?}"));
    }
    Ok(())
}
