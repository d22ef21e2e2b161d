//! The suite of `lease`.

use std::{
    cell::Cell,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    rc::Rc,
    task::Poll,
};

use testkit::{Code, Gauge, check, expect, ms, timed, vary};
use tokio::time::{sleep, timeout};

/// Counts on the suite's side what is taken and given back.
#[derive(Clone, Default)]
struct Counted {
    taken: Rc<Cell<usize>>,
    given_back: Rc<Cell<usize>>,
}

impl lease::Pool for Counted {
    fn take(&self) {
        // By path: within the implementation of a learner's trait, its methods would be found first.
        Cell::set(&self.taken, Cell::get(&self.taken) + 1);
    }

    fn give_back(&self) {
        Cell::set(&self.given_back, Cell::get(&self.given_back) + 1);
    }
}

impl Counted {
    /// Connections taken and given back so far.
    fn counts(&self) -> (usize, usize) {
        (self.taken.get(), self.given_back.get())
    }
}

/// The connection is held during the work, and given back once when the work is done
#[check]
async fn the_lease_is_held_during_the_work() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let (takes, rows) = (vary::millis(20..=60), vary::number(1..=99));
    let during = pool.clone();
    let work = gauge.run("query", async move {
        let at_start = during.counts();
        sleep(takes).await;
        (at_start, during.counts(), rows)
    });

    let call = timed(lease::with_lease(&pool, work)).await;

    let (at_start, at_end, value): ((usize, usize), (usize, usize), u64) = call.value;
    expect("connections taken when the work starts", at_start.0)
        .is(1)
        .or(
            Code::WrongOrder,
            "Take the connection first, then poll the work.",
        );
    expect("connections given back while the work runs", at_end.1)
        .is(0)
        .or(
            Code::WrongOrder,
            "The lease is already over while its work is going on. A guard lives as long as the \
         variable that holds it, and a plain `_` holds nothing.",
        );
    expect("connections given back after the work", pool.counts().1)
        .is(1)
        .or(
            Code::WrongValue,
            "What is taken once is given back once. \
            `Drop` runs on every way out, the normal one included.",
        );
    expect("the value of the work", value)
        .is(rows)
        .or(Code::WrongValue, "`with_lease` returns what the work gave.");
}

/// A call that is given up half-way gives its connection back in that moment
#[check(points = 2)]
async fn giving_up_gives_it_back() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let patience = vary::millis(5..=40);

    let call = lease::with_lease(&pool, gauge.work("query", ms(500), ()));
    let given_up = timed(timeout(patience, call)).await;

    expect("the call was given up after", given_up.took)
        .is(patience)
        .or(
            Code::TooEarly,
            "The work takes longer than the caller waits.",
        );
    expect("connections taken", pool.counts().0).is(1).or(
        Code::WrongOrder,
        "Take the connection first, then poll the work.",
    );
    expect("connections given back", pool.counts().1).is(1).or(
        Code::WronglyCancelled,
        "A dropped future never gets to the lines behind its `.await`. Only what its variables \
         do when they are dropped still happens.",
    );
}

/// Work that panics gives its connection back
#[check]
async fn a_panic_gives_it_back() {
    let (gauge, pool) = (Gauge::new(), Counted::default());
    let takes = vary::millis(5..=40);
    let work = gauge.run("query", async move {
        sleep(takes).await;
        // A panic without a message: it is no failure of the learner's.
        resume_unwind(Box::new("the query failed"));
    });

    let mut call = Box::pin(lease::with_lease::<()>(&pool, work));
    let ended = timed(poll_fn(|context| {
        let polled = catch_unwind(AssertUnwindSafe(|| call.as_mut().poll(context)));
        polled.map_or(Poll::Ready(()), |polled| polled)
    }))
    .await;
    drop(call);

    expect("the call was over after", ended.took).is(takes).or(
        Code::NotAwaited,
        "The work panics when it has run for a while.",
    );
    expect("connections taken and given back", pool.counts())
        .is((1, 1))
        .or(
            Code::LostResult,
            "A panic leaves a function on the way of `drop`, like an early return: the connection \
         has to be given back there, panic or not.",
        );
}
