//! rejected by: one_after_another_is_rejected (wrong_value)
//! Tries lists of one and two ids, which somebody who fetches two at a time handles well.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    for ids in [vec![], vec![5], vec![20, 10], vec![10, 10]] {
        let begin = Instant::now();
        let results = fetch_all(&ids).await;
        let wanted: Vec<u64> = ids.iter().map(|id| id * 10).collect();
        let longest = ids.iter().copied().max().unwrap_or(0);
        if results != wanted || begin.elapsed() != Duration::from_millis(longest) {
            return Err(format!("{ids:?} gave {results:?}"));
        }
    }
    Ok(())
}
