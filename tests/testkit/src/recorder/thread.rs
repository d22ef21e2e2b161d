//! What the recorder has to know of the thread that it is called on.
//!
//! Invariant: none of it outlives the call that set it, but for the lane, which the subscriber
//! sets back.

use std::{cell::Cell, pin::pin};

use super::BODY;

thread_local! {
    static HUSHED: Cell<u32> = const { Cell::new(0) };
    static ASSERTING: Cell<bool> = const { Cell::new(false) };
    static LANE: Cell<u32> = const { Cell::new(BODY) };
}

/// Runs a piece of the suite's own machinery unrecorded.
pub(crate) fn hush<T>(run: impl FnOnce() -> T) -> T {
    struct Hushed;
    impl Drop for Hushed {
        fn drop(&mut self) {
            end_hush();
        }
    }
    begin_hush();
    let _hushed = Hushed;
    run()
}

/// From here on this thread is unrecorded, until as many calls of [`end_hush`].
pub(crate) fn begin_hush() {
    HUSHED.set(HUSHED.get() + 1);
}

pub(crate) fn end_hush() {
    HUSHED.set(HUSHED.get() - 1);
}

/// Whether this thread is inside of [`hush`].
pub(crate) fn is_hushed() -> bool {
    HUSHED.get() > 0
}

/// [`hush`] for a future: each of its polls.
pub(crate) async fn quiet<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    std::future::poll_fn(|context| hush(|| future.as_mut().poll(context))).await
}

/// The lane that this thread works for.
pub(crate) fn lane() -> u32 {
    LANE.get()
}

/// Says which lane this thread works for; returns the one before.
pub(crate) fn set_lane(lane: u32) -> u32 {
    LANE.replace(lane)
}

/// Panics with the text of an assertion, which the panic hook then leaves to the records.
pub(crate) fn panic_as_verdict(text: String) -> ! {
    ASSERTING.set(true);
    std::panic::panic_any(text)
}

/// Whether the panic under way is an assertion's; asking resets the answer.
pub(crate) fn is_verdict() -> bool {
    ASSERTING.replace(false)
}
