//! Calls the function twice at the same time, and times each call for itself.

use std::time::Duration;

use tokio::time::Instant;

async fn judge_one<F>(fetch_all: &F, ids: &[u64]) -> Result<(), String>
where
    F: AsyncFn(&[u64]) -> Vec<u64>,
{
    let due = ids
        .iter()
        .map(|&id| Instant::now() + Duration::from_millis(id))
        .max()
        .unwrap_or_else(Instant::now);
    let results = fetch_all(ids).await;
    let on_time = due == Instant::now();
    let right =
        results.len() == ids.len() && results.iter().zip(ids).all(|(it, id)| *it == id * 10);
    if on_time && right {
        Ok(())
    } else {
        Err(format!("{ids:?}: {results:?}"))
    }
}

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let (one, other) = tokio::join!(
        judge_one(&fetch_all, &[100, 200, 50, 50]),
        judge_one(&fetch_all, &[30, 20, 10, 30])
    );
    let (none, long) = tokio::join!(
        judge_one(&fetch_all, &[]),
        judge_one(&fetch_all, &[7_654_321, 1, 5])
    );
    // Alone: beside another call, so many turns would be taken from it.
    let many: Vec<u64> = (0..1000).map(|place| 20 - place % 2).collect();
    let many = judge_one(&fetch_all, &many).await;
    one.and(other).and(none).and(long).and(many)
}
