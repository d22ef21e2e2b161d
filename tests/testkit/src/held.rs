//! Notices a check's thread that is held: put to sleep, parked, or made to wait for another
//! thread.
//!
//! Invariant: the wait itself is the system's; only a mark with its stack is added, before the
//! wait begins. Whose wait it was (the candidate's, the suite's, a library's own) is for the
//! grader to say, which can read the stack. A thread may be in the middle of one of Tokio's locks
//! when it begins to wait, so marking takes none of them: a thread that waited for two at once
//! would break their queue.

#[cfg(target_os = "linux")]
mod libc_functions;

use std::cell::Cell;

#[cfg(target_os = "linux")]
pub(crate) use libc_functions::prepare;

thread_local! {
    static POLLING: Cell<bool> = const { Cell::new(false) };
    static OWN: Cell<u32> = const { Cell::new(0) };
}

/// Says whether this thread drives the check's runtime: only there a wait holds up others.
pub(crate) fn set_polling(polling: bool) {
    POLLING.set(polling);
}

/// While it lives, this thread does the testkit's own work, and no wait of it is marked.
pub(crate) struct Own(());

impl Own {
    pub(crate) fn begin() -> Self {
        // Where the thread is being torn down there is nothing left to mark.
        let _ = OWN.try_with(|own| own.set(own.get() + 1));
        Self(())
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = OWN.try_with(|own| own.set(own.get() - 1));
    }
}

/// Whether a wait that begins now on this thread holds up the check's runtime.
#[cfg(target_os = "linux")]
fn holds_up() -> bool {
    POLLING.try_with(Cell::get).unwrap_or(false) && OWN.try_with(Cell::get) == Ok(0)
}

#[cfg(target_os = "linux")]
fn mark() {
    if !holds_up() {
        return;
    }
    // What marking waits for is not marked in its turn, without end.
    let _own = Own::begin();
    if let Some(recorder) = crate::check::recorder() {
        recorder.held();
    }
}

/// Elsewhere nothing stands in for the C library, and the scorecard says that it was not told.
#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare() {
    let _ = crate::recorder::Recorder::held;
}
