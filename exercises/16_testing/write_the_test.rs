//! # Write the test
//!
//! This time you are the one who judges. Several teams have written a function that fetches
//! items from a server, and each says that it keeps the contract:
//!
//! - It gets a list of ids and gives one result for each: id `n` gives `n * 10`.
//! - The results come in the order of the ids.
//! - An id that stands in the list twice is answered twice, at both places.
//! - Fetching id `n` takes exactly `n` milliseconds, and all ids, however many, are fetched at the
//!   same time, so that the whole call takes as long as its largest id.
//!
//! Each function returns, and none panics. Ids may be anything from 0 to ten million, and a list
//! may hold from none to a thousand of them. A function that breaks a promise breaks it at each
//! call whose list can show it: it does not wait for a certain id, or for its second call.
//!
//! Write `judge`: try the function with ids of your choice, as often as you like. Return `Ok(())`
//! if it keeps the contract and `Err` with a reason if it does not. A panic is no judgement: a
//! test that breaks down has found nothing out.
//!
//! You are in a test already: the runtime's clock is paused. It stands still while code runs, and
//! when everything waits it jumps to the moment at which the next wait is over. Times are exact
//! there, and `tokio::time::Instant` reads them.

/// Whether `fetch_all` keeps the contract; if not, what it does wrong.
pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let _ = fetch_all;
    todo!("try it, look at the results and at the clock")
}
