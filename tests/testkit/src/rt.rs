//! What a check expands to: a thread, and for an async check a runtime on it.
//!
//! Invariant: the closing record of a check is written after everything that the candidate left
//! behind has been dropped, and nothing else decides how the check ended.

use std::{
    panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, resume_unwind},
    sync::{Arc, Once},
    task::Context,
};

use testkit_record::{Clock, Key, Outcome, Place};
use tokio::runtime::RngSeed;
pub use tokio::{self, pin};
use tracing_core::{Dispatch, dispatcher};

use crate::{
    channel::{Channel, channel},
    check, held, printed,
    recorder::{self, Recorder},
    stopped,
    subscriber::Listener,
    timed,
    vary::Draws,
    waker::body_waker,
};

/// Stands where the expansion of `#[tokio::test]` looks for its builder.
pub mod runtime {
    pub use super::Builder;
}

/// Builds the runtime of a check: current-thread, paused, seeded, recorded.
#[derive(Debug, Default)]
pub struct Builder {
    name: String,
}

impl Builder {
    #[must_use]
    pub fn new_current_thread() -> Self {
        Self::default()
    }

    /// A check's clock is always paused.
    #[must_use]
    pub fn start_paused(self, _: bool) -> Self {
        self
    }

    /// The check's name.
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    #[must_use]
    pub fn enable_all(self) -> Self {
        self
    }

    /// # Errors
    /// What the operating system says when it refuses the runtime's resources.
    pub fn build(self) -> std::io::Result<Runtime> {
        let inner = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            // `select!` draws its order from here.
            .rng_seed(RngSeed::from_bytes(tokio_key().as_bytes()))
            .on_thread_park(timed::clock_turns)
            .on_thread_unpark(look_at_clock)
            .build()?;
        Ok(Runtime {
            inner,
            name: self.name,
        })
    }
}

/// The clock may have moved while the runtime waited.
fn look_at_clock() {
    if let Some(recorder) = check::recorder() {
        recorder.now();
    }
}

/// The runtime of one check.
#[derive(Debug)]
pub struct Runtime {
    inner: tokio::runtime::Runtime,
    name: String,
}

impl Runtime {
    /// Runs the check's body, recorded, and tells the grader how it ended.
    ///
    /// # Panics
    /// If the check failed; under the grader the process ends instead.
    pub fn block_on<F: Future<Output = ()>>(self, body: F) {
        let body = Unpolled(body);
        on_a_thread_without_a_name(move || self.run(body.take()));
    }

    fn run<F: Future<Output = ()>>(self, body: F) {
        let recorder = Recorder::start(&self.name, Clock::Virtual);
        let _entered = check::enter(Arc::clone(&recorder), draws(&self.name));
        prepare_process();
        let listener = Arc::new(Listener::new(Arc::clone(&recorder)));
        let dispatch = Dispatch::new(Arc::clone(&listener));
        let listening = dispatcher::set_default(&dispatch);
        held::set_polling(true);
        let ended = catch_unwind(AssertUnwindSafe(|| {
            self.inner.block_on(recorded(body, &recorder, &listener));
        }));
        recorder.freeze();
        // Drops the tasks; a blocking closure that never ends must not hold up the verdict.
        self.inner.shutdown_background();
        held::set_polling(false);
        drop(listening);
        finish(&recorder, ended);
    }
}

/// The body of a check on its way to its thread. What `#[tokio::test]` makes is the future of a
/// function without arguments: nothing is in it before its first poll.
struct Unpolled<F>(F);

#[expect(
    unsafe_code,
    reason = "the compiler does not know what a future holds before its first poll"
)]
// SAFETY: `block_on` makes it of a future that was never polled and borrows nothing of its thread,
// and the thread that takes it out is the only one that polls and drops it.
unsafe impl<F> Send for Unpolled<F> {}

impl<F> Unpolled<F> {
    fn take(self) -> F {
        self.0
    }
}

/// Runs a check where the name of the thread does not tell which one it is: the test harness names
/// its threads after the tests, and a candidate could read that.
///
/// # Panics
/// If the check does, or the machine has no thread to give.
pub fn on_a_thread_without_a_name(check: impl FnOnce() + Send) {
    let ended = std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().spawn_scoped(scope, check);
        thread.expect("the machine has a thread to give").join()
    });
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

/// Runs a check without a runtime of the testkit, on the machine's clock.
///
/// # Panics
/// If the check failed; under the grader the process ends instead.
pub fn plain(name: &str, body: impl FnOnce()) {
    let recorder = Recorder::start(name, Clock::Real);
    let _entered = check::enter(Arc::clone(&recorder), draws(name));
    prepare_process();
    let ended = catch_unwind(AssertUnwindSafe(body));
    recorder.freeze();
    finish(&recorder, ended);
}

/// Polls `body` with the recorder's waker.
async fn recorded<F: Future<Output = ()>>(body: F, recorder: &Arc<Recorder>, listener: &Listener) {
    recorder.set_epoch();
    let mut body = std::pin::pin!(body);
    std::future::poll_fn(|context| {
        let waker = body_waker(Arc::clone(recorder), context.waker().clone());
        listener.body_poll_begins();
        recorder.body_poll_begins();
        let polled = body.as_mut().poll(&mut Context::from_waker(&waker));
        listener.poll_ends(recorder::BODY);
        recorder.body_poll_ends();
        polled
    })
    .await;
    recorder.body_ends();
}

/// What the check's varied inputs come from.
fn draws(check: &str) -> Draws {
    let draws = match channel().and_then(Channel::take_vary) {
        Some(key) => Ok(Draws::new(key)),
        None => Draws::by_name(check),
    };
    draws.expect("the machine has memory for a key")
}

/// Where Tokio's own choices come from, which are not those of the varied inputs.
fn tokio_key() -> Key {
    channel().map_or_else(
        || Key::from_bytes([1; Key::LENGTH]),
        |it| it.tokio().clone(),
    )
}

fn finish(recorder: &Recorder, ended: std::thread::Result<()>) {
    let outcome = recorder.end(ended.is_err());
    if channel().is_some() {
        // The test harness would print a summary among what the candidate printed.
        end_process(outcome);
    }
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
    assert!(
        outcome == Outcome::Passed,
        "an assertion failed where the code under test swallows panics"
    );
}

fn end_process(outcome: Outcome) -> ! {
    std::process::exit(match outcome {
        Outcome::Passed => 0,
        Outcome::Failed => 101,
    })
}

/// Panics become records; under the grader they are not printed as well, and what the candidate
/// prints goes where standard error goes, so that its order is kept and the harness's own lines
/// stay out of it.
fn prepare_process() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        held::prepare();
        let graded = channel().is_some();
        if graded {
            merge_output();
            stopped::listen();
        }
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !recorder::is_verdict() {
                record_panic(info);
            }
            if !graded {
                print(info);
            }
        }));
    });
}

fn record_panic(info: &PanicHookInfo<'_>) {
    let (Some(recorder), Some(location)) = (check::recorder(), info.location()) else {
        return;
    };
    let message = info.payload_as_str().unwrap_or("a value that is no text");
    let place = Place {
        file: location.file().replace('\\', "/"),
        line: location.line(),
        column: location.column(),
    };
    recorder.panicked(message.chars().take(2000).collect(), place);
}

#[expect(
    unsafe_code,
    reason = "the standard library can't point standard output at another file"
)]
fn merge_output() {
    // SAFETY: both descriptors are open, and dup2 takes ownership of neither.
    unsafe { libc::dup2(libc::STDERR_FILENO, libc::STDOUT_FILENO) };
    printed::set_merged();
}
