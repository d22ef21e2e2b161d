//! rejected by: a_millisecond_is_rejected (wrong_value)
//! Looks at the clock for no list without ids, whose results it does look at.

use std::time::Duration;

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    if !fetch_all(&[]).await.is_empty() {
        return Err("something for nothing".into());
    }
    let lists: Vec<Vec<u64>> = vec![
        vec![10_000_000],
        vec![3, 1, 2],
        vec![5, 5],
        vec![5, 9, 5, 9],
        vec![7; 1000],
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
