//! Counts the turns of the virtual clock: how often the runtime had nothing to do but to go on to
//! the next timer.
//!
//! Invariant: a call for which timers go off again and again, as those of an interval in another
//! task do, is polled once more when there were too many, so that it can give up.

use std::{
    cell::{Cell, RefCell},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    task::Waker,
};

use tokio::time::Instant;

use crate::recorder;

/// More timers than an honest answer needs, and no more than a slow machine can take in the real
/// time that a check has.
pub(super) const MAX_TURNS: u64 = 40_000;

/// How many turns go by between two looks at who has waited for too long.
const LOOK_EVERY: u64 = 1000;

thread_local! {
    static TURNS: Cell<u64> = const { Cell::new(0) };
    static LATEST: Cell<Option<Instant>> = const { Cell::new(None) };
    static WATCHED: RefCell<Vec<Arc<Slot>>> = const { RefCell::new(Vec::new()) };
}

struct Slot {
    began: u64,
    over: AtomicBool,
    waker: Mutex<Option<Waker>>,
}

/// A call that is watched, until it is dropped.
pub(super) struct Watch(Arc<Slot>);

impl Watch {
    pub(super) fn begin() -> Self {
        let slot = Arc::new(Slot {
            began: TURNS.get(),
            over: AtomicBool::new(false),
            waker: Mutex::new(None),
        });
        WATCHED.with_borrow_mut(|watched| watched.push(Arc::clone(&slot)));
        Self(slot)
    }

    /// How many calls are watched on this thread.
    pub(super) fn count() -> usize {
        WATCHED.with_borrow(Vec::len)
    }

    /// Whom to wake when there were too many turns.
    pub(super) fn listen(&self, waker: &Waker) {
        let mut kept = self.0.waker.lock().unwrap_or_else(PoisonError::into_inner);
        // The recorder would take the clone for a wait.
        recorder::hush(|| *kept = Some(waker.clone()));
    }

    pub(super) fn is_over(&self) -> bool {
        self.0.over.load(Ordering::Relaxed)
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let mut kept = self.0.waker.lock().unwrap_or_else(PoisonError::into_inner);
        recorder::hush(|| *kept = None);
        drop(kept);
        // Where the thread is being torn down, the list is gone with it.
        let _ = WATCHED.try_with(|watched| {
            watched
                .borrow_mut()
                .retain(|slot| !Arc::ptr_eq(slot, &self.0));
        });
    }
}

/// The runtime has nothing to do. It is asked more than once between two timers that lie far
/// apart, so only a new time counts.
pub(crate) fn clock_turns() {
    let now = Instant::now();
    if LATEST.replace(Some(now)) == Some(now) {
        return;
    }
    let turns = TURNS.get() + 1;
    TURNS.set(turns);
    if !turns.is_multiple_of(LOOK_EVERY) {
        return;
    }
    // Waking may drop what was watched.
    let watched = WATCHED.with_borrow(Clone::clone);
    for slot in watched {
        if turns - slot.began >= MAX_TURNS && !slot.over.swap(true, Ordering::Relaxed) {
            let waker = slot.waker.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(waker) = waker.as_ref() {
                waker.wake_by_ref();
            }
        }
    }
}
