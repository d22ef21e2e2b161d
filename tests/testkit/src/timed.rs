//! Running the learner's code with the clock in view.
//!
//! Invariant: what can never end, ends, and nothing is called a deadlock that is none. A future
//! that nobody can wake any more fails at once, because the paused clock jumps to the virtual
//! limit; one that is polled without end fails at the limit of polls, and one for which timers
//! run without end at the limit of the clock's turns.

mod turns;

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use testkit_record::{Code, duration_in_words};
use tokio::time::{Instant, Sleep, sleep};

use crate::{check, expect::fail, recorder};
pub(crate) use turns::clock_turns;
use turns::{MAX_TURNS, Watch};

/// A year: longer than anything that a suite waits for, and than what a learner makes up.
const VIRTUAL_LIMIT: Duration = Duration::from_hours(365 * 24);

/// More polls than any honest answer needs without time passing in between.
const MAX_POLLS: u64 = 1000;

/// Whole milliseconds, the only durations that virtual time is exact for.
pub const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

/// What a future gave, and how long it took.
#[derive(Clone, Debug)]
pub struct Timed<T> {
    pub value: T,
    /// Virtual time from the first poll to the result.
    pub took: Duration,
    /// How often the future was polled.
    pub polls: u64,
}

/// Runs `future`, measures it, and ends it when it could never end by itself: as a
/// [`Code::Deadlock`] after a year of virtual time if no other timer is left, as a
/// [`Code::OverLimit`] if timers still run then or have gone off 40,000 times, as a
/// [`Code::BusyWait`] after a thousand polls between which no time passes.
pub fn timed<F: Future>(future: F) -> Run<F> {
    timed_with_polls(future, MAX_POLLS)
}

/// [`timed`] with a limit of its own on the number of polls between which no time passes.
#[track_caller]
pub fn timed_with_polls<F: Future>(future: F, max_polls: u64) -> Run<F> {
    Run {
        future: Some(Box::pin(future)),
        limits: None,
        polls: 0,
        at_this_moment: (None, 0),
        max_polls,
        stuck: None,
    }
}

/// What a call is measured and limited with, from its first poll to its end.
struct Limits {
    began: Instant,
    year: Pin<Box<Sleep>>,
    turns: Watch,
}

impl Limits {
    fn begin() -> Self {
        Self {
            began: Instant::now(),
            year: Box::pin(recorder::hush(|| sleep(VIRTUAL_LIMIT))),
            turns: Watch::begin(),
        }
    }
}

/// The future that [`timed`] makes.
#[must_use = "a future does nothing until it is awaited"]
pub struct Run<F: Future> {
    future: Option<Pin<Box<F>>>,
    limits: Option<Limits>,
    polls: u64,
    /// The moment of the last poll, and how many polls there have been at it.
    at_this_moment: (Option<Instant>, u64),
    max_polls: u64,
    stuck: Option<(Code, String)>,
}

impl<F: Future> Run<F> {
    /// The code and the reason to give when the future gets stuck.
    pub fn or_stuck(mut self, code: Code, why: impl Into<String>) -> Self {
        self.stuck = Some((code, why.into()));
        self
    }

    /// The clock has come to the limit. Only if no other timer is left is it sure that nothing
    /// on the clock will ever wake the call.
    fn give_up(&mut self) -> ! {
        let others = check::recorder().map_or(0, |recorder| recorder.timers());
        if others > Watch::count().saturating_sub(1) {
            still_waits("it still waits after a year on the clock, and other timers still run");
        }
        let (code, why) = self.stuck.take().unwrap_or_else(|| {
            let why = "Every task waits for another, or for a signal that no task is left to send.";
            (Code::Deadlock, why.to_owned())
        });
        fail(
            code,
            "the call",
            "it returns",
            "it still waits, and no timer is left that could wake it",
            why,
        )
    }
}

/// Timers still run, so that nobody can say that it is stuck for good.
fn still_waits(got: &str) -> ! {
    fail(
        Code::OverLimit,
        "the call",
        "it returns",
        got,
        "Timers still go off, as those of an interval do, but what the call waits for has not \
         come.",
    )
}

impl<F: Future> Future for Run<F> {
    type Output = Timed<F::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let run = self.get_mut();
        let limits = run.limits.get_or_insert_with(Limits::begin);
        limits.turns.listen(context.waker());
        // Looked at before the future: what nobody has woken may yet be ready by chance.
        let year = limits.year.as_mut();
        if recorder::hush(|| year.poll(context)).is_ready() {
            run.give_up();
        }
        if limits.turns.is_over() {
            let came_to = limits.began.elapsed().as_millis();
            let came_to = duration_in_words(u64::try_from(came_to).unwrap_or(u64::MAX));
            still_waits(&format!(
                "it still waits after the clock has gone on {MAX_TURNS} times, by {came_to}"
            ));
        }
        run.polls += 1;
        let now = Some(Instant::now());
        if run.at_this_moment.0 != now {
            run.at_this_moment = (now, 0);
        }
        run.at_this_moment.1 += 1;
        if run.at_this_moment.1 > run.max_polls {
            busy(run.max_polls);
        }
        let future = run.future.as_mut().expect("not polled after its end");
        if let Poll::Ready(value) = future.as_mut().poll(context) {
            let limits = run.limits.take();
            let took = limits.map_or(Duration::ZERO, |limits| limits.began.elapsed());
            // What the future still holds is dropped before the suite looks at the world.
            run.future = None;
            return Poll::Ready(Timed {
                value,
                took,
                polls: run.polls,
            });
        }
        Poll::Pending
    }
}

fn busy(max_polls: u64) -> ! {
    fail(
        Code::BusyWait,
        "polls of the future",
        &format!("at most {max_polls}"),
        "more, without time passing in between",
        "A future that has nothing to do returns Pending and is polled again when it has been \
         woken; asking again and again keeps the thread busy and the clock from moving.",
    )
}

/// Counts the polls of a future.
#[derive(Clone, Debug, Default)]
pub struct Polls(Arc<AtomicU64>);

impl Polls {
    /// How often the future has been polled.
    pub fn count(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counts the polls of a future that the suite injects, and fails with [`Code::BusyWait`] at the
/// first one beyond `max_polls`.
pub fn count_polls<F: Future>(
    future: F,
    max_polls: u64,
) -> (impl Future<Output = F::Output>, Polls) {
    let polls = Polls::default();
    let counter = polls.clone();
    let mut future = Box::pin(future);
    let counting = std::future::poll_fn(move |context| {
        if counter.0.fetch_add(1, Ordering::Relaxed) >= max_polls {
            busy(max_polls);
        }
        future.as_mut().poll(context)
    });
    (counting, polls)
}
