//! rejected by: wrong_results_are_rejected (wrong_value)
//! Knows the ids 0 and 10 only, whose squares are ten times the id too.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let lists: Vec<Vec<u64>> = vec![
        vec![],
        vec![0],
        vec![10, 0, 10],
        vec![0, 10],
        vec![10; 1000],
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
