//! Tries many lists, long ones and odd ones, with ids from zero to ten million.

use tokio::time::Instant;

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let mut lists = vec![vec![], vec![0], vec![7], vec![10_000_000, 0, 10_000_000]];
    lists.push((0..40).map(|n| (n * 37) % 101).collect());
    lists.push((1..=30).rev().collect());
    lists.extend([
        vec![3; 1000],
        (1..=1000).collect(),
        (1..=1000).rev().collect(),
    ]);
    for ids in lists {
        let start = Instant::now();
        let got = fetch_all(&ids).await;
        let took = Instant::now() - start;
        let want: Vec<u64> = ids.iter().map(|n| n * 10).collect();
        if got != want {
            return Err(format!("{ids:?}: {got:?}"));
        }
        let largest = ids.iter().max().copied().unwrap_or_default();
        if took.as_millis() != u128::from(largest) {
            return Err(format!("{ids:?} took {took:?}"));
        }
    }
    Ok(())
}
