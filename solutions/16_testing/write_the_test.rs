//! # Write the test
//!
//! A test is worth as much as the wrong programs it rejects, so each list is chosen for what it
//! can show. The first shows most: its ids don't rise, so another order shows; one comes twice;
//! and their sum differs from the largest, so the clock tells whether the fetches ran at the same
//! time. The others stand at the ends of what the contract allows: nothing, much, and long.

use std::time::Duration;

// Not `std::time::Instant`: that one reads the machine's clock, which knows nothing of a sleep
// on a paused clock.
use tokio::time::Instant;

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    // A thousand equal ids: if any of them has to wait for a free place, the call takes longer.
    let lists: [&[u64]; 4] = [&[30, 10, 20, 20], &[], &[40; 1000], &[10_000_000]];
    for ids in lists {
        let begin = Instant::now();
        let results = fetch_all(ids).await;
        let took = begin.elapsed();

        // The whole list at once: going through pairs with `zip` would end at the shorter of the
        // two and miss a lost result.
        let expected: Vec<u64> = ids.iter().map(|id| id * 10).collect();
        if results != expected {
            return Err(format!("{ids:?} gave {results:?} instead of {expected:?}"));
        }
        // Exactly, not at most: with the thread put to sleep, a paused clock doesn't move at all,
        // and an upper limit lets that pass. On a real clock no test could be so strict; there it
        // would fail whenever the machine is busy.
        let longest = Duration::from_millis(ids.iter().copied().max().unwrap_or(0));
        if took != longest {
            return Err(format!("{ids:?} took {took:?} instead of {longest:?}"));
        }
    }
    Ok(())
}
