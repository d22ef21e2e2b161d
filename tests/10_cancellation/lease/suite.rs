//! The suite of `lease`.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    task::Poll,
    time::Duration,
};

use futures::future::{join, join_all};
use testkit::{Code, Gauge, check, expect, ms, now_ms, timed, vary};
use tokio::time::{sleep, timeout};

/// Counts on the suite's side what is taken and given back.
#[derive(Default)]
struct Counted {
    taken: Cell<usize>,
    /// The most connections that were out at once.
    most: Cell<usize>,
    /// When each connection came back, in milliseconds since the check began.
    given_back: RefCell<Vec<u64>>,
}

// By path: within the implementation of a learner's trait, its methods would be found first.
impl lease::Pool for Counted {
    fn take(&self) {
        Counted::take_one(self);
    }

    fn give_back(&self) {
        Counted::give_one_back(self);
    }
}

impl Counted {
    fn take_one(&self) {
        self.taken.set(self.taken.get() + 1);
        let out = self.taken.get().saturating_sub(self.returned());
        self.most.set(self.most.get().max(out));
    }

    fn give_one_back(&self) {
        self.given_back.borrow_mut().push(now_ms());
    }

    fn returned(&self) -> usize {
        self.given_back.borrow().len()
    }
}

/// What the work gives: it borrows, can't be sent, and has no trait at all.
struct Rows<'a>(&'a Cell<u64>);

/// One connection was taken and has come back, `after` the check's start; `lost` says what it
/// means if it has not.
fn expect_back_once(pool: &Counted, after: Duration, lost: (Code, &str)) {
    let (code, why) = if pool.taken.get() == 0 {
        TAKE_FIRST
    } else {
        (
            Code::WrongValue,
            "One connection is enough for a call; each one more is missing elsewhere.",
        )
    };
    expect("connections taken", pool.taken.get())
        .is(1)
        .or(code, why);
    let (code, why) = if pool.returned() > 1 { TWICE } else { lost };
    expect("connections given back", pool.returned())
        .is(1)
        .or(code, why);
    expect_moment(
        "the connection came back after",
        pool.given_back.borrow()[0],
        after,
    );
}

fn expect_moment(what: &str, came_back: u64, after: Duration) {
    let (code, why) = if ms(came_back) < after {
        HELD_TOO_SHORT
    } else {
        (
            Code::NeedlessWait,
            "A connection goes back in the moment in which its own call ends, also if somebody \
             keeps the finished future.",
        )
    };
    expect(what, ms(came_back)).is(after).or(code, why);
}

const TAKE_FIRST: (Code, &str) = (
    Code::WrongOrder,
    "Take the connection first, then poll the work.",
);

const HELD_TOO_SHORT: (Code, &str) = (
    Code::WrongOrder,
    "The lease is already over while its work is going on. A guard lives as long as the variable \
     that holds it, and a plain `_` holds nothing.",
);

const TWICE: (Code, &str) = (
    Code::WrongValue,
    "What is taken once is given back once. `Drop` runs on every way out, the normal one included.",
);

const LOST: (Code, &str) = (
    Code::LostResult,
    "The work is over and its connection is still out: nobody else will ever have it.",
);

const CUT_OFF: (Code, &str) = (
    Code::WronglyCancelled,
    "A dropped future never gets to the lines behind its `.await`. Only what its variables do \
     when they are dropped still happens.",
);

/// The connection is held during the work, and given back once when the work is done
#[check]
async fn the_lease_is_held_during_the_work() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let (takes, rows) = (vary::millis(20..=60), Cell::new(vary::number(1..=99)));
    let taken_at_start = Cell::new(0);
    let work = gauge.run("query", async {
        taken_at_start.set(pool.taken.get());
        sleep(takes).await;
        Rows(&rows)
    });

    let call = timed(lease::with_lease(&pool, work)).await;

    let value: Rows<'_> = call.value;
    expect(
        "connections taken when the work starts",
        taken_at_start.get(),
    )
    .at_least(1)
    .or(TAKE_FIRST.0, TAKE_FIRST.1);
    expect_back_once(&pool, takes, LOST);
    expect("the value of the work", value.0.get())
        .is(rows.get())
        .or(Code::WrongValue, "`with_lease` returns what the work gave.");
    expect("the call was over after", call.took).is(takes).or(
        Code::NeedlessWait,
        "When the work is done, there is nothing left to wait for.",
    );
}

/// A call that is given up half-way gives its connection back in that moment
#[check(points = 2)]
async fn giving_up_gives_it_back() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let (patience, rows) = (vary::millis(5..=40), Cell::new(0));

    let call = lease::with_lease(&pool, gauge.work("query", ms(500), Rows(&rows)));
    let given_up = timed(timeout(patience, call)).await;

    expect("the call was given up after", given_up.took)
        .is(patience)
        .or(
            Code::TooEarly,
            "The work takes longer than the caller waits.",
        );
    expect("work that was begun, and dropped", gauge.cancelled())
        .is(1)
        .or(
            if gauge.started() == 0 {
                Code::NotAwaited
            } else {
                Code::NotCancelled
            },
            "The work is a part of the call: it begins with it, and is dropped with it.",
        );
    expect_back_once(&pool, patience, CUT_OFF);
}

/// Panics without a message, since it is no failure of the learner's.
fn failed_query() -> Rows<'static> {
    resume_unwind(Box::new("the query failed"))
}

/// Work that panics gives its connection back
#[check]
async fn a_panic_gives_it_back() {
    // The second one panics in its first poll.
    for takes in [vary::millis(5..=40), ms(0)] {
        let (gauge, pool, began) = (Gauge::new(), Counted::default(), now_ms());
        let work = gauge.run("query", async {
            if !takes.is_zero() {
                sleep(takes).await;
            }
            failed_query()
        });

        let mut call = Box::pin(lease::with_lease(&pool, work));
        let ended = timed(poll_fn(|context| {
            let polled = catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context)));
            match polled {
                Ok(polled) => polled.map(|_| None),
                Err(panic) => Poll::Ready(panic.downcast_ref::<&str>().copied()),
            }
        }))
        .await;
        drop(call);

        expect("the call was over after", ended.took).is(takes).or(
            if ended.took < takes {
                Code::NotAwaited
            } else {
                Code::NeedlessWait
            },
            "The work panics when it has run for a while, and that ends the call.",
        );
        expect_back_once(
            &pool,
            ms(began) + takes,
            (
                Code::LostResult,
                "A panic leaves a function on the way of `drop`, like an early return: the \
                 connection has to be given back there, panic or not.",
            ),
        );
        expect("what the caller's panic says", ended.value)
            .is(Some("the query failed"))
            .or(
                Code::LostResult,
                "The panic goes on to the caller as it is; a guard's `Drop` runs without catching \
                 it.",
            );
    }
}

/// A call that is dropped before its first poll takes nothing, and the next one takes one
#[check]
async fn an_unpolled_call_takes_nothing() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let rows = Cell::new(vary::number(1..=99));

    let never_polled = lease::with_lease(&pool, gauge.work("query", ms(10), Rows(&rows)));
    drop(never_polled);
    let (taken, returned) = (pool.taken.get(), pool.returned());
    let call = timed(lease::with_lease(
        &pool,
        gauge.work("next query", ms(10), Rows(&rows)),
    ))
    .await;

    expect("connections taken before the first poll", taken)
        .is(0)
        .or(
            Code::Eager,
            "A future does nothing until it is polled: who calls and never polls has not begun. \
             The body of an `async fn`, or of an `async` block, runs with the first poll.",
        );
    expect("connections given back without a poll", returned)
        .is(0)
        .or(
            Code::WrongValue,
            "Nothing was taken, so there is nothing to give back.",
        );
    let value: Rows<'_> = call.value;
    expect("the value of the next call", value.0.get())
        .is(rows.get())
        .or(Code::WrongValue, "`with_lease` returns what the work gave.");
    expect_back_once(&pool, ms(10), LOST);
}

/// A hundred calls at once hold a connection each, for hours, and give back each in its moment
#[check]
async fn each_of_many_calls_has_its_own() {
    let (gauge, pool, other_pool) = (Gauge::new(), Counted::default(), Counted::default());
    let hour = ms(3_600_000);
    let all_rows: Vec<Cell<u64>> = (0..100).map(Cell::new).collect();
    let times: Vec<Duration> = (1..=100).map(|hours| hour * hours).collect();
    let calls = vary::shuffled(times.clone()).into_iter().zip(&all_rows);
    // The caller keeps the finished futures until all are done.
    let mut done: Vec<_> = calls
        .map(|(takes, rows)| {
            let work = gauge.work("query", takes, Rows(rows));
            Box::pin(lease::with_lease(&pool, work))
        })
        .collect();
    let given_up = join_all(times.iter().zip(&all_rows).map(|(patience, rows)| {
        let work = gauge.work("long query", hour * 200, Rows(rows));
        timeout(*patience, lease::with_lease(&other_pool, work))
    }));

    let (values, _) = timed(join(join_all(&mut done), given_up)).await.value;
    drop(done);

    let values: Vec<Rows<'_>> = values;
    expect(
        "the values, in the order of the calls",
        values.iter().map(|rows| rows.0.get()).collect::<Vec<_>>(),
    )
    .is((0..100).collect::<Vec<u64>>())
    .or(
        Code::WrongValue,
        "Each call returns what its own work gave.",
    );
    for (pool, which, lost) in [(&pool, "done", LOST), (&other_pool, "given up", CUT_OFF)] {
        let (code, why) = if pool.most.get() < 100 {
            (
                Code::OverLimit,
                "Each call takes a connection of its own, at once: how many there are is the \
                 pool's affair, and what other calls hold is theirs.",
            )
        } else {
            (Code::WrongValue, "One connection is enough for a call.")
        };
        expect(
            format!("connections out at once, with 100 calls that are {which} later"),
            pool.most.get(),
        )
        .is(100)
        .or(code, why);
        let (code, why) = if pool.returned() > 100 { TWICE } else { lost };
        expect("connections given back", pool.returned())
            .is(100)
            .or(code, why);
        for (number, came_back) in (1..=100).zip(pool.given_back.borrow().iter()) {
            let what = format!("connection {number} came back after");
            expect_moment(&what, *came_back, hour * number);
        }
    }
}
