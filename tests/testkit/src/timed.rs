//! Running the learner's code with the clock in view.
//!
//! Invariant: what can never end, ends. A future that nobody can wake any more fails at once,
//! because the paused clock jumps to the virtual limit; one that is polled without end fails at
//! the limit of polls.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use testkit_record::Code;
use tokio::time::{Instant, Sleep, sleep};

use crate::{expect::fail, recorder};

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
/// [`Code::Deadlock`] after a year of virtual time, as a [`Code::BusyWait`] after a thousand
/// polls between which no time passes.
pub fn timed<F: Future>(future: F) -> Run<F> {
    timed_with_polls(future, MAX_POLLS)
}

/// [`timed`] with a limit of its own on the number of polls between which no time passes.
#[track_caller]
pub fn timed_with_polls<F: Future>(future: F, max_polls: u64) -> Run<F> {
    Run {
        future: Some(Box::pin(future)),
        began: None,
        polls: 0,
        at_this_moment: (None, 0),
        max_polls,
        stuck: None,
    }
}

/// The future that [`timed`] makes.
#[must_use = "a future does nothing until it is awaited"]
pub struct Run<F: Future> {
    future: Option<Pin<Box<F>>>,
    began: Option<(Instant, Pin<Box<Sleep>>)>,
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

    fn give_up(&mut self) -> ! {
        let (code, why) = self.stuck.take().unwrap_or_else(|| {
            let why = "Every task waits for another, or for a signal that nobody is left to send.";
            (Code::Deadlock, why.to_owned())
        });
        fail(
            code,
            "the call",
            "it returns",
            "it still waits, and nothing is left that could wake it",
            why,
        )
    }
}

impl<F: Future> Future for Run<F> {
    type Output = Timed<F::Output>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let run = self.get_mut();
        run.began.get_or_insert_with(|| {
            (
                Instant::now(),
                Box::pin(recorder::hush(|| sleep(VIRTUAL_LIMIT))),
            )
        });
        // Looked at before the future: what nobody has woken may yet be ready by chance.
        if let Some((_, limit)) = &mut run.began
            && recorder::hush(|| limit.as_mut().poll(context)).is_ready()
        {
            run.give_up();
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
            let took = run
                .began
                .as_ref()
                .map_or(Duration::ZERO, |(began, _)| began.elapsed());
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
