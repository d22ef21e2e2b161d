//! The suite of `write_the_test`: implementations for the learner's test to judge. Each wrong one
//! breaks the contract in one way, at every call whose list can show it.

use std::{cell::Cell, collections::BTreeSet, pin::Pin, sync::Arc};

use futures::{
    future::{Either, join_all},
    stream::{FuturesUnordered, StreamExt},
};
use testkit::{Code, Gauge, check, expect, fail, ms, timed_with_polls, vary};
use tokio::{
    sync::Semaphore,
    time::{sleep, timeout},
};

/// An implementation's results, on their way. Boxed, so that `judge` is compiled once for all.
type Results = Pin<Box<dyn Future<Output = Vec<u64>>>>;
type Implementation = fn(&[u64]) -> Results;

/// Lists up to this length have each id drawn. Nobody reads a picture of a thousand rows, and
/// drawing them is what would cost a thorough test its time.
const DRAWN: usize = 12;

/// Takes `takes`, and has a bar of its own in the picture if it is one of few.
fn work(id: u64, takes: u64, of: usize) -> impl Future<Output = u64> {
    if of <= DRAWN {
        Either::Left(Gauge::new().work(&format!("id {id}"), ms(takes), id * 10))
    } else {
        Either::Right(async move {
            if takes > 0 {
                sleep(ms(takes)).await;
            }
            id * 10
        })
    }
}

fn fetch(id: u64, of: usize) -> impl Future<Output = u64> {
    work(id, id, of)
}

/// Of many ids it waits for the largest alone: from outside that looks the same, and a test that
/// tries many long lists gets done a hundred times sooner.
fn joined(ids: &[u64]) -> Results {
    let of = ids.len();
    if of <= DRAWN {
        return Box::pin(join_all(ids.iter().map(|&id| fetch(id, of))));
    }
    let longest = fetch(ids.iter().copied().max().unwrap_or(0), of);
    let results = ids.iter().map(|id| id * 10).collect();
    Box::pin(async {
        longest.await;
        results
    })
}

/// Ready in the same poll as its last fetch, like `joined`: a test that sets a time limit of
/// exactly the longest id shall not stumble over a task's extra turn.
fn put_in_place(ids: &[u64]) -> Results {
    let of = ids.len();
    if of > DRAWN {
        return joined(ids);
    }
    let mut results = vec![0; of];
    let places = ids.iter().copied().enumerate();
    let mut fetches: FuturesUnordered<_> = places
        .map(|(place, id)| async move { (place, fetch(id, of).await) })
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
    Box::pin(async move {
        let mut results = Vec::new();
        for id in &ids {
            results.push(fetch(*id, ids.len()).await);
        }
        results
    })
}

/// On the paused clock this is what a blocked thread looks like, too.
fn without_a_wait(ids: &[u64]) -> Results {
    let results = ids.iter().map(|id| id * 10).collect();
    Box::pin(async { results })
}

fn each_id_once(ids: &[u64]) -> Results {
    let mut seen = BTreeSet::new();
    let ids: Vec<u64> = ids.iter().copied().filter(|id| seen.insert(*id)).collect();
    joined(&ids)
}

/// What `joined` gives after its wait, changed.
fn changed(ids: &[u64], change: fn(&mut Vec<u64>)) -> Results {
    let results = joined(ids);
    Box::pin(async move {
        let mut results = results.await;
        change(&mut results);
        results
    })
}

/// Each result of `joined` made into another one.
fn each_changed(ids: &[u64], change: fn(u64) -> u64) -> Results {
    let results = joined(ids);
    Box::pin(async move { results.await.into_iter().map(change).collect() })
}

/// What `joined` gives for a list that is not quite the one that was asked for.
fn of_other_ids(ids: &[u64], change: fn(&mut Vec<u64>)) -> Results {
    let mut ids = ids.to_vec();
    change(&mut ids);
    joined(&ids)
}

fn a_moment_late(ids: &[u64]) -> Results {
    let results = joined(ids);
    Box::pin(async {
        let results = results.await;
        Gauge::new().work("one moment", ms(1), ()).await;
        results
    })
}

fn a_moment_early(ids: &[u64]) -> Results {
    let fetches = ids
        .iter()
        .map(|&id| work(id, id.saturating_sub(1), ids.len()));
    Box::pin(join_all(fetches.collect::<Vec<_>>()))
}

/// The results are right all the same, so that the clock alone tells.
fn an_hour_at_most(ids: &[u64]) -> Results {
    let (results, at_once) = (joined(ids), without_a_wait(ids));
    Box::pin(async {
        match timeout(ms(3_600_000), results).await {
            Ok(results) => results,
            Err(_) => at_once.await,
        }
    })
}

fn in_batches(ids: &[u64], size: usize) -> Results {
    let batches: Vec<_> = ids.chunks(size).map(joined).collect();
    Box::pin(async {
        let mut results = Vec::new();
        for batch in batches {
            results.extend(batch.await);
        }
        results
    })
}

/// The next begins as soon as one is done.
fn at_most(ids: &[u64], most: usize) -> Results {
    let of = ids.len();
    if of <= most {
        return joined(ids);
    }
    let places = Arc::new(Semaphore::new(most));
    let fetches = ids.iter().map(|&id| {
        let places = places.clone();
        async move {
            let _place = places.acquire().await;
            fetch(id, of).await
        }
    });
    Box::pin(join_all(fetches.collect::<Vec<_>>()))
}

/// Polled in another order than that of the list.
fn fetched_backwards(ids: &[u64]) -> Results {
    let ids: Vec<u64> = ids.iter().rev().copied().collect();
    changed(&ids, |results| results.reverse())
}

/// A thorough test may try many ids.
const MAX_POLLS: u64 = 1_000_000;

/// An implementation, what it is called, and what there is to say if it is misjudged.
type Case = (&'static str, Implementation, &'static str);

const RIGHT: &str = "This one keeps the contract. A rejection is worth something only from a test \
     that lets the right ones pass. Times are those of `tokio::time::Instant`: the machine's clock \
     knows nothing of a paused one.";

async fn expect_verdict((name, implementation, why): Case, is_right: bool) {
    let calls = Cell::new(0_u32);
    // One closure for all: neither its type nor the size of what it gives tells which one it is.
    let tried = async |ids: &[u64]| {
        calls.set(calls.get() + 1);
        let results = implementation(ids);
        if ids.len() <= DRAWN {
            results.await
        } else {
            let name = format!("{} ids", ids.len());
            Gauge::new().run(&name, results).await
        }
    };
    let verdict = timed_with_polls(write_the_test::judge(tried), MAX_POLLS).await;
    let verdict: Result<(), String> = verdict.value;

    let what = format!("the verdict on {name}");
    if is_right {
        expect(what, verdict).is(Ok(())).or(Code::WrongValue, why);
    } else if verdict.is_ok() {
        fail(Code::WrongValue, what, "Err, with a reason", "Ok(())", why);
    }
    expect(format!("calls of {name}"), calls.get())
        .at_least(1)
        .or(
            Code::WrongValue,
            "A verdict on a function that was never called is a guess.",
        );
}

/// In an order of this run's own: whoever counts calls, or knows which check is calling, has not
/// found out which implementation it was given.
async fn judge_all(right: &[Case], wrong: &[Case]) {
    let right = right.iter().map(|case| (*case, true));
    let wrong = wrong.iter().map(|case| (*case, false));
    for (case, is_right) in vary::shuffled(right.chain(wrong).collect()) {
        expect_verdict(case, is_right).await;
    }
}

/// Whoever rejects everything has found nothing out, so right ones are among the wrong ones. They
/// are what costs, as no list is left out for them: two a check, however many are wrong.
async fn must_reject(wrong: &[Case]) {
    let right: Case = ("a right implementation", joined, RIGHT);
    judge_all(&[right; 2], wrong).await;
}

/// Right implementations are accepted
#[check]
async fn right_implementations_are_accepted() {
    let right: [Case; 3] = [
        ("one that joins all fetches", joined, RIGHT),
        (
            "one that puts each result in its place as it comes",
            put_in_place,
            RIGHT,
        ),
        ("one that begins with the last id", fetched_backwards, RIGHT),
    ];
    let why = "It gives no result at all, and takes no time. A test that accepts it accepts \
               everything.";
    let wrong: Case = ("one that does nothing", |_| joined(&[]), why);
    judge_all(&right, &[wrong; 2]).await;
}

/// Fetching one id after another, or only so many at a time, is rejected
#[check]
async fn one_after_another_is_rejected() {
    let sum = "Its results are right, but it takes the sum of all waits. The clock tells, if there \
               are several ids and the test compares the time with the largest of them.";
    let two = "Two ids at the same time are not all of them. With three ids or more the clock \
               tells, unless all but the first two take no time.";
    let cap = "It has only so many places, and who finds none waits until one is free. The contract \
               says all ids, however many. A list longer than the cap shows it, if an id that had \
               to wait is done later than the largest should be: a thousand equal ids do.";
    must_reject(&[
        (
            "one that fetches one id after another",
            one_after_another,
            sum,
        ),
        ("one with batches of two", |ids| in_batches(ids, 2), two),
        ("one with ten places", |ids| at_most(ids, 10), cap),
        ("one with a hundred places", |ids| at_most(ids, 100), cap),
        ("one with six hundred places", |ids| at_most(ids, 600), cap),
    ])
    .await;
}

/// Results in the order of their completion are rejected
#[check]
async fn the_order_of_completion_is_rejected() {
    let why = "The quickest came first. With ids in rising order, or all the same, that is the \
               order of the ids too, and nobody can see it.";
    let wrong: Case = (
        "one that gives results as they are done",
        |ids| of_other_ids(ids, |ids| ids.sort_unstable()),
        why,
    );
    must_reject(&[wrong; 2]).await;
}

/// A lost result is rejected, and so is one too many
#[check]
async fn a_lost_result_is_rejected() {
    let last = "The last result is missing. All that are there are right, so only a look at the \
                whole list shows it.";
    let first = "There is a result for the first id and for no other. As many results are wanted \
                 as there are ids.";
    let twice = "The last result stands there twice, though its id was asked for once. As many \
                 results are wanted as there are ids.";
    let none = "Asked for no id, it gives a result. A list may be empty, and only an empty one \
                shows it.";
    must_reject(&[
        (
            "one that loses the last result",
            |ids| changed(ids, |it| it.truncate(it.len().saturating_sub(1))),
            last,
        ),
        (
            "one that fetches the first id only",
            |ids| of_other_ids(ids, |ids| ids.truncate(1)),
            first,
        ),
        (
            "one that gives a result too many",
            |ids| changed(ids, |it| it.extend(it.last().copied())),
            twice,
        ),
        (
            "one that gives a result for no id",
            |ids| joined(if ids.is_empty() { &[0] } else { ids }),
            none,
        ),
    ])
    .await;
}

/// Wrong results are rejected
#[check]
async fn wrong_results_are_rejected() {
    let each = "There are as many results as ids, in the right order and at the right time, and \
                each is wrong: id `n` gives `n * 10`.";
    let last = "Only the last result is wrong, so each of them has to be looked at.";
    let square = "Id `n` gives `n * n`. That is `n * 10` too if `n` is 0 or 10, and for no other \
                  id.";
    let bits = "Results that need more than 16 bits are cut off. Ids go up to ten million, and \
                only a large one shows it.";
    must_reject(&[
        (
            "one that gives the ids themselves",
            |ids| each_changed(ids, |it| it / 10),
            each,
        ),
        (
            "one whose results are 1 too high",
            |ids| each_changed(ids, |it| it + 1),
            each,
        ),
        (
            "one whose last result is wrong",
            |ids| {
                changed(ids, |it| {
                    it.iter_mut().rev().take(1).for_each(|it| *it += 10)
                })
            },
            last,
        ),
        (
            "one that gives squares",
            |ids| each_changed(ids, |it| (it / 10).pow(2)),
            square,
        ),
        (
            "one that keeps results in a `u16`",
            |ids| each_changed(ids, |it| it & 0xffff),
            bits,
        ),
    ])
    .await;
}

/// An implementation that takes no time is rejected, which is how one looks that blocks its thread
#[check]
async fn no_time_at_all_is_rejected() {
    let why = "It took 0 ms, less than the contract says. A paused clock does not move while a \
               thread is blocked, so that is what this looks like too. Too little time is as \
               wrong as too much.";
    must_reject(
        &[(
            "one that takes no time",
            without_a_wait as Implementation,
            why,
        ); 2],
    )
    .await;
}

/// A millisecond too many or too few is rejected, and so is a long wait cut short
#[check]
async fn a_millisecond_is_rejected() {
    let late = "It took a millisecond longer than its largest id. On a paused clock times are \
                exact, so a test can compare them with `==`.";
    let early = "It took a millisecond less than its largest id. On a paused clock times are \
                 exact, so a test can compare them with `==`.";
    let none = "Asked for no id, it waits for a millisecond. Where nothing is fetched no time \
                passes, and only an empty list shows it.";
    let hour = "No wait of it is longer than an hour, which is 3,600,000 ms. Ids go up to ten \
                million, and on a paused clock the test does not wait for them.";
    must_reject(&[
        ("one that is 1 ms late", a_moment_late, late),
        ("one that is 1 ms early", a_moment_early, early),
        (
            "one that waits though there is no id",
            |ids| {
                if ids.is_empty() {
                    a_moment_late(ids)
                } else {
                    joined(ids)
                }
            },
            none,
        ),
        ("one that gives up after an hour", an_hour_at_most, hour),
    ])
    .await;
}

/// An id answered once though asked for twice is rejected
#[check]
async fn a_duplicate_answered_once_is_rejected() {
    let seen = "It throws away ids that it has seen before. Only a list with a repeated id can \
                show that.";
    let equal = "It throws away an id that follows its equal. Only a list in which the same id \
                 stands twice in a row can show that.";
    must_reject(&[
        ("one that answers a repeated id once", each_id_once, seen),
        (
            "one that drops an id after its equal",
            |ids| of_other_ids(ids, Vec::dedup),
            equal,
        ),
    ])
    .await;
}
