//! # Write the test
//!
//! A test is worth as much as the wrong programs it rejects. One call is enough here, because
//! the ids are chosen so that each way to break the contract shows: they don't rise, so another
//! order shows; one comes twice; and their sum differs from the largest, so the clock tells
//! whether the fetches ran at the same time.

use std::time::Duration;

// Not `std::time::Instant`: that one reads the machine's clock, which knows nothing of a sleep
// on a paused clock.
use tokio::time::Instant;

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let ids = [30, 10, 20, 10];
    let begin = Instant::now();
    let results = fetch_all(&ids).await;
    let took = begin.elapsed();

    // The whole list at once: going through pairs with `zip` would end at the shorter of the two
    // and miss a lost result.
    let expected = [300, 100, 200, 100];
    if results != expected {
        return Err(format!("{ids:?} gave {results:?} instead of {expected:?}"));
    }
    // Exactly, not at most: with the thread put to sleep, a paused clock doesn't move at all, and
    // an upper limit lets that pass. On a real clock no test could be so strict; there it would
    // fail whenever the machine is busy.
    let longest = Duration::from_millis(30);
    if took != longest {
        return Err(format!("{ids:?} took {took:?} instead of {longest:?}"));
    }
    Ok(())
}
