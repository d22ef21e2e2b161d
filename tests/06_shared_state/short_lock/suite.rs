//! The suite of `short_lock`.

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::Duration,
};

use testkit::{Code, Gauge, check, expect, fail, is_send, ms, timed, vary};
use tokio::{join, time::sleep};

type Hits = Mutex<HashMap<String, u32>>;

const DISPLAY: Duration = ms(10);

/// The map must be free during `notify`. One call at a time is asked: beside another one, a lock
/// that is still held would block the thread for good. The first hit on a link and the next one
/// may go different ways.
async fn expect_free_map() {
    let gauge = Gauge::new();
    let hits = Hits::default();
    let (free, told) = (Cell::new(true), Cell::new(0_u32));
    let notify = async |_: u32| {
        gauge.work("display", DISPLAY, ()).await;
        free.set(free.get() && hits.try_lock().is_ok());
        told.set(told.get() + 1);
    };

    for _ in 0..2 {
        timed(short_lock::record(&hits, "docs", notify)).await;
    }

    expect("the map was free while `notify` ran", free.get())
        .is(true)
        .or(
            Code::LockAcrossAwait,
            "The guard lives across the await. Whoever locks the map meanwhile blocks the thread, \
             and no other thread could go on with this future and let go of the lock.",
        );
    expect("calls of `notify` that came to their end", told.get())
        .is(2)
        .or(
            Code::NotAwaited,
            "`notify(…)` gives a future, which tells nobody anything until it is awaited.",
        );
}

/// The map is free while the display is told
#[check(points = 2)]
async fn the_map_is_free_during_notify() {
    expect_free_map().await;
}

/// The future can be spawned as a task: it is `Send`
#[check]
async fn the_future_is_send() {
    let hits = Hits::default();
    let notify = |_: u32| sleep(DISPLAY);

    let send: bool = is_send!(short_lock::record(&hits, "docs", notify));

    expect("the future of `record` is Send", send).is(true).or(
        Code::NotSend,
        "A future holds whatever lives across one of its awaits, and something in this one must \
         not move to another thread. With the guard of a standard mutex the compiler goes by \
         blocks: even behind `drop(guard)` it counts until its block ends. End the block in \
         front of the await.",
    );
    // A body that isn't written yet is Send as well, so it has to do its work too.
    timed(short_lock::record(&hits, "docs", notify)).await;
    let counted = hits.lock().map(|hits| hits.get("docs").copied());
    expect(
        "the count of a link that was hit once",
        counted.ok().flatten(),
    )
    .is(Some(1))
    .or(
        Code::LostResult,
        "A future that counts nothing is `Send` as well, and of no use.",
    );
}

/// Three hits on two links, at the same time.
struct Rush {
    gauge: Gauge,
    counted: BTreeMap<String, u32>,
    wanted: BTreeMap<String, u32>,
    /// Smallest first.
    returned: Vec<u32>,
    took: Duration,
}

async fn rush() -> Rush {
    expect_free_map().await;
    let gauge = Gauge::new();
    let [twice, once] = vary::pick(&[["docs", "blog"], ["blog", "shop"], ["shop", "docs"]]);
    let hits = Hits::default();
    let notify = |count: u32| gauge.work(&format!("display of {count}"), DISPLAY, ());
    let hit = |key: &'static str| short_lock::record(&hits, key, notify);

    let all = timed(async { join!(hit(twice), hit(once), hit(twice)) }).await;

    let mut returned: Vec<u32> = <[u32; 3]>::from(all.value).into();
    returned.sort_unstable();
    let Ok(counted) = hits.into_inner() else {
        fail(
            Code::Panicked,
            "the lock",
            "it is whole",
            "it is poisoned",
            "Somebody panicked while the map was locked.",
        )
    };
    Rush {
        gauge,
        counted: counted.into_iter().collect(),
        wanted: BTreeMap::from([(twice.to_owned(), 2), (once.to_owned(), 1)]),
        returned,
        took: all.took,
    }
}

/// Hits that arrive at the same time are all counted
#[check(points = 2)]
async fn every_hit_is_counted() {
    let rush = rush().await;

    expect("the map is empty after three hits", rush.counted.is_empty())
        .is(false)
        .or(
            Code::LostResult,
            "Nothing has arrived in the map behind the lock. A clone of the map is another map.",
        );
    expect("the counts in the map", rush.counted)
        .is(rush.wanted)
        .or(
            Code::LostUpdate,
            "Two hits on one link read the same old count, and the second one to write has \
             overwritten the first. Reading and writing belong under one lock, with no await in \
             between.",
        );
    expect("the counts that `record` returned, sorted", rush.returned)
        .is(vec![1, 1, 2])
        .or(
            Code::WrongValue,
            "`record` returns the count that its own hit led to.",
        );
}

/// All displays are told the new counts at the same time
#[check]
async fn displays_are_told_at_the_same_time() {
    let rush = rush().await;

    expect("displays that were told to the end", rush.gauge.finished())
        .is(3)
        .or(
            Code::NotAwaited,
            "`notify(…)` gives a future, which tells nobody anything until it is awaited.",
        );
    let mut told = rush.gauge.finished_names();
    told.sort();
    expect("what the displays were told, sorted", told)
        .is(["display of 1", "display of 1", "display of 2"]
            .map(str::to_owned)
            .to_vec())
        .or(
            Code::WrongValue,
            "A display is told the count with its own hit in it.",
        );
    expect("the three hits were through after", rush.took)
        .is(DISPLAY)
        .or(
            Code::Sequential,
            "One hit waited for the display of another. Only the counting has to happen one \
             after another, and that takes no time.",
        );
}
