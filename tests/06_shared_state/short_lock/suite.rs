//! The suite of `short_lock`. Whether the map is free during `notify` is asked first, one call at
//! a time: beside another call, a lock that is still held would block the thread for good.

use std::{
    cell::Cell,
    collections::{BTreeMap, HashMap},
    sync::Mutex,
    time::Duration,
};

use futures::future::join_all;
use testkit::{Code, Gauge, check, expect, fail, is_send, ms, timed, vary};
use tokio::time::{sleep, timeout};

type Hits = Mutex<HashMap<String, u32>>;

const DISPLAY: Duration = ms(10);

fn expect_told(told: usize, wanted: usize) {
    let (code, why) = if told < wanted {
        (
            Code::LostResult,
            "`notify(…)` gives a future, which tells nobody anything until it is awaited, however \
             long that takes.",
        )
    } else {
        (Code::OverLimit, "Each hit is told once.")
    };
    expect("calls of `notify` that came to their end", told)
        .is(wanted)
        .or(code, why);
}

/// The first hit on a link and the next one may go different ways.
async fn expect_free_map() {
    let gauge = Gauge::new();
    let hits = Hits::default();
    let free = Cell::new(true);
    let look = || free.set(free.get() && hits.try_lock().is_ok());
    let notify = |_: u32| {
        gauge.run("display", async {
            look();
            sleep(DISPLAY).await;
            look();
        })
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
    expect_told(gauge.finished(), 2);
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
    timed(short_lock::record(&hits, "blog", notify)).await;
    expect(
        "the count of a link that was hit once",
        count(&hits, "blog"),
    )
    .is(1)
    .or(
        Code::LostResult,
        "A future that counts nothing is `Send` as well, and of no use.",
    );
}

/// What the map holds for `key`; 0 if nothing.
fn count(hits: &Hits, key: &str) -> u32 {
    match hits.try_lock() {
        Ok(hits) => hits.get(key).copied().unwrap_or(0),
        Err(_) => fail(
            Code::LockAcrossAwait,
            "the lock",
            "it is free",
            "it is locked, or poisoned by a panic",
            "Nobody records a hit now, so nobody needs the lock.",
        ),
    }
}

/// Hits that arrive at the same time.
struct Rush {
    gauge: Gauge,
    before: BTreeMap<String, u32>,
    counted: BTreeMap<String, u32>,
    /// Smallest first.
    returned: Vec<u32>,
    took: Duration,
}

async fn rush(before: BTreeMap<String, u32>, keys: &[&str], display: Duration) -> Rush {
    expect_free_map().await;
    let gauge = Gauge::new();
    let hits: Hits = Mutex::new(before.clone().into_iter().collect());
    // It borrows and stays on its thread: the task promises no more.
    let told = Cell::new(0);
    let notify = |count: u32| {
        told.set(told.get() + 1);
        gauge.work(&format!("display of {count}"), display, ())
    };
    let all = keys
        .iter()
        .map(|key| short_lock::record(&hits, key, notify));

    let all = timed(join_all(all)).await;

    let mut returned: Vec<u32> = all.value;
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
        before,
        counted: counted.into_iter().collect(),
        returned,
        took: all.took,
    }
}

/// Three hits on two links, and what the counts are then.
async fn small_rush() -> (Rush, BTreeMap<String, u32>) {
    let [twice, once] = vary::pick(&[["docs", "blog"], ["blog", "shop"], ["shop", "docs"]]);
    let rush = rush(BTreeMap::new(), &[twice, once, twice], DISPLAY).await;
    let wanted = [(twice.to_owned(), 2), (once.to_owned(), 1)];
    (rush, wanted.into())
}

impl Rush {
    fn expect_counts(&self, wanted: &BTreeMap<String, u32>) {
        expect(
            "the hits changed the map",
            self.counted != self.before,
        )
        .is(true)
        .or(
            Code::LostResult,
            "Nothing has arrived in the map behind the lock. A clone of the map is another map.",
        );
        let sum = |counts: &BTreeMap<String, u32>| counts.values().map(|&it| u64::from(it)).sum();
        let (counted, hit): (u64, u64) = (sum(&self.counted), sum(wanted));
        let (code, why) = if counted < hit {
            (
                Code::LostUpdate,
                "Two hits on one link read the same old count, and the second one to write has \
                 overwritten the first. Reading and writing belong under one lock, with no await \
                 in between.",
            )
        } else {
            (
                Code::WrongValue,
                "Each hit adds one to the count of its own link, and to nothing else.",
            )
        };
        expect("the counts in the map", self.counted.clone())
            .is(wanted.clone())
            .or(code, why);
    }

    fn expect_returned(&self, wanted: Vec<u32>) {
        expect(
            "the counts that `record` returned, sorted",
            self.returned.clone(),
        )
        .is(wanted)
        .or(
            Code::WrongValue,
            "`record` returns the count that its own hit led to.",
        );
    }

    fn expect_time(&self, display: Duration) {
        let (code, why) = if self.took < display {
            (
                Code::TooEarly,
                "A hit is through when its display has been told.",
            )
        } else {
            (
                Code::Sequential,
                "One hit waited for the display of another. Only the counting has to happen one \
                 after another, and that takes no time.",
            )
        };
        expect("the hits were through after", self.took)
            .is(display)
            .or(code, why);
    }
}

/// Hits that arrive at the same time are all counted
#[check(points = 2)]
async fn every_hit_is_counted() {
    let (rush, wanted) = small_rush().await;
    rush.expect_counts(&wanted);
    rush.expect_returned(vec![1, 1, 2]);
}

/// All displays are told the new counts at the same time
#[check]
async fn displays_are_told_at_the_same_time() {
    let (rush, _) = small_rush().await;

    expect_told(rush.gauge.finished(), 3);
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
    rush.expect_time(DISPLAY);
}

/// However many hits there are, on whatever links, and however slow the displays are, all count
#[check]
async fn many_hits_are_counted() {
    const LINKS: [&str; 5] = ["", "Docs", "docs", "größe \"3\"\n", " docs"];
    let known = u32::try_from(vary::number(70_000..=90_000)).unwrap_or(70_000);
    let before = BTreeMap::from([("docs".to_owned(), known), ("other".to_owned(), 7)]);
    let keys = vary::shuffled(LINKS.repeat(40));
    let day = Duration::from_hours(24) + vary::millis(1..=999);

    let rush = rush(before.clone(), &keys, day).await;

    let mut wanted = before;
    for link in LINKS {
        *wanted.entry(link.to_owned()).or_default() += 40;
    }
    rush.expect_counts(&wanted);
    let mut returned: Vec<u32> = (1..=40).flat_map(|count| [count; 4]).collect();
    returned.extend((1..=40).map(|count| known + count));
    rush.expect_returned(returned);
    expect_told(rush.gauge.finished(), keys.len());
    rush.expect_time(day);
}

/// A hit counts from the first poll on, also if its future is dropped during `notify`
#[check]
async fn a_hit_counts_from_the_first_poll_on() {
    let gauge = Gauge::new();
    let hits = Hits::default();
    let seen = Cell::new(0);
    let notify = |_: u32| {
        gauge.run("display", async {
            // A lock that is held is told of by another check.
            let hits = hits.try_lock().ok();
            seen.set(hits.and_then(|hits| hits.get("docs").copied()).unwrap_or(0));
            sleep(DISPLAY).await;
        })
    };

    drop(short_lock::record(&hits, "blog", notify));
    expect(
        "the count of a link whose hit was never polled",
        count(&hits, "blog"),
    )
    .is(0)
    .or(
        Code::Eager,
        "A future does nothing before its first poll; who calls `record` and drops what it \
             gives has not recorded a hit.",
    );

    timed(timeout(ms(4), short_lock::record(&hits, "docs", notify))).await;
    expect("the count in the map when `notify` begins", seen.get())
        .is(1)
        .or(
            Code::WrongOrder,
            "The hit is counted first, and told then: while the display is told, everybody finds \
             it in the map.",
        );
    expect(
        "the count of a hit that was given up during `notify`",
        count(&hits, "docs"),
    )
    .is(1)
    .or(
        Code::LostResult,
        "A hit that was counted stays counted: who gives up waits no longer for the display.",
    );
    let after = timed(short_lock::record(&hits, "docs", notify)).await;
    let after: u32 = after.value;
    expect("the count that the next hit returns", after)
        .is(2)
        .or(Code::WrongValue, "It goes on from what the map holds.");
    expect("displays that were given up", gauge.cancelled())
        .is(1)
        .or(
            Code::LostResult,
            "`record` waits for `notify`, so it can be given up there.",
        );
}
