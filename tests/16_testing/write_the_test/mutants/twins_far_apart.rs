//! rejected by: a_duplicate_answered_once_is_rejected (wrong_value)
//! No id stands beside its equal.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let lists: Vec<Vec<u64>> = vec![
        vec![],
        vec![10_000_000],
        vec![3, 1, 2],
        (1..=500).chain(1..=500).collect(),
        (1..=1000).collect(),
    ];
    for ids in &lists {
        let start = Instant::now();
        let results = fetch_all(ids).await;
        let took = start.elapsed();
        if results != ids.iter().map(|id| id * 10).collect::<Vec<_>>() {
            return Err(format!("{ids:?} gave {results:?}"));
        }
        if took != Duration::from_millis(ids.iter().copied().max().unwrap_or(0)) {
            return Err(format!("{ids:?} took {took:?}"));
        }
    }
    Ok(())
}
