//! The suite of `write_the_test`: implementations for the learner's test to judge.

use std::{collections::BTreeSet, pin::Pin, thread};

use futures::{
    future::join_all,
    stream::{FuturesUnordered, StreamExt},
};
use testkit::{Code, Gauge, check, expect, fail, ms, timed_with_polls, vary};

/// An implementation's results, on their way. Boxed, so that `judge` is compiled once for all.
type Results = Pin<Box<dyn Future<Output = Vec<u64>>>>;
type Implementation = fn(&[u64]) -> Results;

fn fetch(id: u64) -> impl Future<Output = u64> {
    Gauge::new().work(&format!("id {id}"), ms(id), id * 10)
}

fn joined(ids: &[u64]) -> Results {
    Box::pin(join_all(ids.iter().copied().map(fetch)))
}

/// Ready in the same poll as its last fetch, like `joined`: a test that sets a time limit of
/// exactly the longest id shall not stumble over a task's extra turn.
fn put_in_place(ids: &[u64]) -> Results {
    let mut results = vec![0; ids.len()];
    let places = ids.iter().copied().enumerate();
    let mut fetches: FuturesUnordered<_> = places
        .map(|(place, id)| async move { (place, fetch(id).await) })
        .collect();
    Box::pin(async move {
        while let Some((place, result)) = fetches.next().await {
            results[place] = result;
        }
        results
    })
}

fn one_after_another(ids: &[u64]) -> Results {
    let ids = ids.to_vec();
    Box::pin(async {
        let mut results = Vec::new();
        for id in ids {
            results.push(fetch(id).await);
        }
        results
    })
}

fn as_they_are_done(ids: &[u64]) -> Results {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    joined(&ids)
}

fn without_the_last(ids: &[u64]) -> Results {
    let results = joined(ids);
    Box::pin(async {
        let mut results = results.await;
        results.pop();
        results
    })
}

fn on_a_sleeping_thread(ids: &[u64]) -> Results {
    let ids = ids.to_vec();
    Box::pin(async move {
        thread::sleep(ms(1));
        ids.iter().map(|id| id * 10).collect()
    })
}

fn each_id_once(ids: &[u64]) -> Results {
    let mut seen = BTreeSet::new();
    let ids: Vec<u64> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
    joined(&ids)
}

/// A thorough test may try many ids.
const MAX_POLLS: u64 = 1_000_000;

async fn verdict(implementation: Implementation) -> Result<(), String> {
    // One closure for all: neither its type nor the size of what it gives tells which one it is.
    let implementation = async move |ids: &[u64]| implementation(ids).await;
    timed_with_polls(write_the_test::judge(implementation), MAX_POLLS)
        .await
        .value
}

async fn must_accept(name: &str, implementation: Implementation) {
    let verdict = verdict(implementation).await;
    expect(format!("the verdict on {name}"), verdict).is(Ok(())).or(
        Code::WrongValue,
        "This one keeps the contract. A rejection is worth something only from a test that lets \
         the right ones pass. \
         Times are those of `tokio::time::Instant`: the machine's clock knows nothing of a paused one.",
    );
}

async fn must_reject(name: &str, implementation: Implementation, why: &str) {
    // In an order of this run's own: whoever counts calls, or knows which check is calling, has
    // not found out which implementation it was given.
    for is_right in vary::shuffled(vec![true, false, false, true]) {
        if is_right {
            // Whoever rejects everything has found nothing out.
            must_accept("a right implementation", joined).await;
        } else if verdict(implementation).await.is_ok() {
            let what = format!("the verdict on {name}");
            fail(Code::WrongValue, what, "Err, with a reason", "Ok(())", why);
        }
    }
}

/// Right implementations are accepted
#[check]
async fn right_implementations_are_accepted() {
    must_accept("one that joins all fetches", joined).await;
    must_accept(
        "one that puts each result in its place as it comes",
        put_in_place,
    )
    .await;
}

/// Fetching one id after another is rejected
#[check]
async fn one_after_another_is_rejected() {
    let why = "Its results are right, but it takes the sum of all waits. The clock tells, if there \
               are several ids and the test compares the time with the largest of them.";
    must_reject(
        "one that fetches one id after another",
        one_after_another,
        why,
    )
    .await;
}

/// Results in the order of their completion are rejected
#[check]
async fn the_order_of_completion_is_rejected() {
    let why = "The quickest came first. With ids in rising order, or all the same, that is the \
               order of the ids too, and nobody can see it.";
    must_reject(
        "one that gives results as they are done",
        as_they_are_done,
        why,
    )
    .await;
}

/// A lost result is rejected
#[check]
async fn a_lost_result_is_rejected() {
    let why = "The last result is missing. All that are there are right, so only a look at the \
               whole list shows it.";
    must_reject("one that loses the last result", without_the_last, why).await;
}

/// An implementation that blocks the thread is rejected
#[check]
async fn a_blocked_thread_is_rejected() {
    let why = "It put the whole thread to sleep, and a paused clock does not move for that: it \
               took 0 ms, less than the contract says. Too little time is as wrong as too much.";
    must_reject("one that blocks its thread", on_a_sleeping_thread, why).await;
}

/// An id answered once though asked for twice is rejected
#[check]
async fn a_duplicate_answered_once_is_rejected() {
    let why = "It throws away ids that it has seen before. Only a list with a repeated id can \
               show that.";
    must_reject("one that answers a repeated id once", each_id_once, why).await;
}
