//! The check that runs on this thread.
//!
//! Invariant: at most one check a thread, and none left behind when it ends or panics.

use std::{
    cell::RefCell,
    sync::{Arc, Weak},
    thread::ThreadId,
};

use testkit_record::{Clock, Failure, Timeline};

use crate::{recorder::Recorder, vary::Draws};

/// What the probes and assertions of a running check share.
pub(crate) struct Check {
    pub(crate) recorder: Arc<Recorder>,
    pub(crate) draws: Draws,
    pub(crate) thread: ThreadId,
}

thread_local! {
    static CURRENT: RefCell<Option<Check>> = const { RefCell::new(None) };
}

/// Takes the check off this thread when it ends, however it ends.
pub(crate) struct Entered(());

impl Drop for Entered {
    fn drop(&mut self) {
        // The check is taken out before it is dropped: dropping it may ask for the current one.
        let _ended = CURRENT.with(|current| current.borrow_mut().take());
    }
}

/// Makes a check this thread's own.
pub(crate) fn enter(recorder: Arc<Recorder>, draws: Draws) -> Entered {
    let check = Check {
        recorder,
        draws,
        thread: std::thread::current().id(),
    };
    CURRENT.with(|current| *current.borrow_mut() = Some(check));
    Entered(())
}

thread_local! {
    static LENT: RefCell<Vec<Weak<Recorder>>> = const { RefCell::new(Vec::new()) };
}

/// Tells a thread that runs a task which check it works for.
pub(crate) fn lend(recorder: &Arc<Recorder>) {
    LENT.with_borrow_mut(|lent| lent.push(Arc::downgrade(recorder)));
}

/// Ends what [`lend`] began.
pub(crate) fn take_back() {
    LENT.with_borrow_mut(Vec::pop);
}

/// Calls `use_check` with this thread's check; none on other threads and outside of checks.
pub(crate) fn with<T>(use_check: impl FnOnce(&Check) -> T) -> Option<T> {
    CURRENT
        .try_with(|current| current.try_borrow().ok()?.as_ref().map(use_check))
        .ok()
        .flatten()
}

/// The recorder of the check that this thread works for.
pub(crate) fn recorder() -> Option<Arc<Recorder>> {
    with(|check| Arc::clone(&check.recorder)).or_else(|| {
        LENT.try_with(|lent| lent.try_borrow().ok()?.last()?.upgrade())
            .ok()
            .flatten()
    })
}

/// Records an assertion that did not hold; the first one of a check counts.
pub(crate) fn record_failure(failure: Failure) {
    if let Some(recorder) = recorder() {
        recorder.fail(failure);
    }
}

/// Milliseconds of virtual time since the check began.
///
/// # Panics
/// Outside of an async check: there is no such time there.
pub fn now_ms() -> u64 {
    recorder()
        .filter(|recorder| recorder.clock() == Clock::Virtual)
        .expect("virtual time exists inside of an async check only")
        .now()
}

/// Whether the caller runs on the check's own thread, the one that its runtime works on.
pub fn on_check_thread() -> bool {
    with(|check| check.thread == std::thread::current().id()).unwrap_or(false)
}

/// What has been recorded so far. Places in the learner's file are left out: only the grader
/// knows them.
pub fn timeline() -> Timeline {
    recorder().map_or_else(Timeline::default, |recorder| recorder.timeline())
}
