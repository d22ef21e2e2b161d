//! The flight recorder: turns what its sources notice into records, and keeps them in order.
//!
//! Sources are the probes, `subscriber` (Tokio's spans), `waker` (the body's registrations) and
//! `held`. Invariant: records are sent while the check runs, so that a check which hangs or
//! crashes leaves its timeline behind; times are the check's clock and never go back.

mod thread;
mod waits;

use std::{
    ops::{Deref, DerefMut},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread::ThreadId,
};

use testkit_record::{
    Assembler, BarEnd, Clock, Failure, LaneEnd, MarkKind, Outcome, Place, Record, Site, Timeline,
    WaitKind, caps,
};

use crate::{channel::channel, held::Own, stack};
use waits::Waits;

pub(crate) use thread::{
    begin_hush, end_hush, hush, is_hushed, is_verdict, lane, panic_as_verdict, quiet, set_lane,
};

/// The lane of the check's own body.
pub(crate) const BODY: u32 = 0;

/// What is known of a wait when it begins.
pub(crate) struct WaitOrigin {
    pub(crate) kind: Option<WaitKind>,
    pub(crate) name: Option<String>,
    pub(crate) made_at: Option<Place>,
}

/// Keeps the records of one check.
pub(crate) struct Recorder {
    clock: Clock,
    thread: ThreadId,
    began: std::time::Instant,
    /// Set once, inside of the runtime: the paused clock starts there.
    epoch: std::sync::OnceLock<tokio::time::Instant>,
    latest: AtomicU64,
    /// Timers that somebody waits for now.
    timers: AtomicUsize,
    state: Mutex<State>,
}

#[derive(Default)]
pub(crate) struct State {
    records: Vec<Record>,
    failure: Option<Failure>,
    next_wait: u32,
    next_lane: u32,
    marks: u32,
    held: u32,
    panics: u32,
    prints: u32,
    truncated: bool,
    frozen: bool,
    pub(crate) waits: Waits,
}

/// The state while it is this thread's; the state is let go of first.
pub(crate) struct Locked<'a> {
    state: MutexGuard<'a, State>,
    _own: Own,
}

impl Deref for Locked<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Locked<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl State {
    fn push(&mut self, record: Record) {
        if self.frozen && !matches!(record, Record::Failed(_) | Record::Ended { .. }) {
            return;
        }
        if let Some(channel) = channel() {
            channel.send(&record);
        }
        self.records.push(record);
    }

    fn truncate(&mut self) {
        if !std::mem::replace(&mut self.truncated, true) {
            self.push(Record::Truncated);
        }
    }
}

impl Recorder {
    pub(crate) fn start(check: &str, clock: Clock) -> Arc<Self> {
        let recorder = Self {
            clock,
            thread: std::thread::current().id(),
            began: std::time::Instant::now(),
            epoch: std::sync::OnceLock::new(),
            latest: AtomicU64::new(0),
            timers: AtomicUsize::new(0),
            state: Mutex::new(State {
                next_lane: BODY + 1,
                ..State::default()
            }),
        };
        recorder.lock().push(Record::Started {
            check: check.to_owned(),
            clock,
        });
        Arc::new(recorder)
    }

    pub(crate) fn lock(&self) -> Locked<'_> {
        let own = Own::begin();
        Locked {
            state: self.state.lock().unwrap_or_else(PoisonError::into_inner),
            _own: own,
        }
    }

    pub(crate) fn clock(&self) -> Clock {
        self.clock
    }

    /// The virtual clock's zero is now.
    pub(crate) fn set_epoch(&self) {
        // A second call would move the zero; there is one body and one runtime.
        let _ = self.epoch.set(tokio::time::Instant::now());
    }

    /// Milliseconds of the check's clock. Threads other than the runtime's are told its latest
    /// time: while they work, the paused clock stands still.
    pub(crate) fn now(&self) -> u64 {
        let _own = Own::begin();
        if let Some(epoch) = self.epoch.get()
            && std::thread::current().id() == self.thread
            && tokio::runtime::Handle::try_current().is_ok()
        {
            let millis = u64::try_from(epoch.elapsed().as_millis()).unwrap_or(u64::MAX);
            self.latest.fetch_max(millis, Ordering::Relaxed);
        }
        self.latest()
    }

    /// The same without a look at the clock, which is behind a lock. The runtime looks whenever it
    /// has waited, and between two waits the clock stands still.
    fn latest(&self) -> u64 {
        self.latest.load(Ordering::Relaxed)
    }

    /// A timer is waited for from now on, or no more.
    pub(crate) fn timer(&self, pending: bool) {
        if pending {
            self.timers.fetch_add(1, Ordering::Relaxed);
        } else {
            self.timers.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// How many timers are waited for now, the suite's own and those of [`timed`] included.
    ///
    /// [`timed`]: crate::timed()
    pub(crate) fn timers(&self) -> usize {
        self.timers.load(Ordering::Relaxed)
    }

    /// A wait begins here and now, in the current lane; none once the caps are reached.
    pub(crate) fn begin_wait(&self, origin: WaitOrigin) -> Option<u32> {
        let at = self.now();
        let stack = self.capture_stack();
        self.lock().begin_wait(origin, lane(), stack, at)
    }

    /// The stack of a wait that begins; empty once the caps are reached and nobody needs it.
    pub(crate) fn capture_stack(&self) -> Vec<u64> {
        if self.lock().truncated {
            Vec::new()
        } else {
            stack::capture()
        }
    }

    pub(crate) fn end_wait(&self, wait: u32, ended: BarEnd) {
        let at = self.now();
        self.lock().end_wait(wait, ended, at);
    }

    /// This thread is about to be held. Told also when the picture has ended: what is left behind
    /// is dropped then, and holds the thread all the same.
    pub(crate) fn held(&self) {
        let at = self.latest();
        let stack = stack::capture();
        let mut state = self.lock();
        if state.held >= caps::HELD {
            state.truncate();
            return;
        }
        state.held += 1;
        let failed = state.failure.is_some();
        let frozen = std::mem::replace(&mut state.frozen, failed);
        state.push(Record::Mark {
            lane: lane(),
            kind: MarkKind::HeldThread,
            name: None,
            place: None,
            stack,
            at,
        });
        state.frozen = frozen;
    }

    pub(crate) fn mark(&self, kind: MarkKind, name: Option<String>, place: Option<Place>) {
        let at = self.now();
        let stack = stack::capture();
        let mut state = self.lock();
        if state.marks >= caps::MARKS {
            state.truncate();
            return;
        }
        state.marks += 1;
        state.push(Record::Mark {
            lane: lane(),
            kind,
            name,
            place,
            stack,
            at,
        });
    }

    /// Something was printed, behind `from` bytes of output.
    pub(crate) fn printed(&self, from: u64) {
        let at = self.now();
        // Whoever prints while the state is held, as a panic in the recorder does, must not wait.
        let Ok(mut state) = self.state.try_lock() else {
            return;
        };
        if state.prints < caps::PRINTS {
            state.prints += 1;
            state.push(Record::Printed { from, at });
        }
    }

    /// The grader asks where this thread is; left out where the state is just being changed.
    pub(crate) fn stopped(&self) {
        let stack = stack::capture();
        if let Ok(mut state) = self.state.try_lock() {
            state.push(Record::Stopped { stack });
        }
    }

    /// A new task's lane; none once the caps are reached.
    pub(crate) fn begin_lane(&self, spawned_at: Option<Place>, blocking: bool) -> Option<u32> {
        let at = self.now();
        let mut state = self.lock();
        if state.next_lane > caps::LANES {
            state.truncate();
            return None;
        }
        let lane = state.next_lane;
        state.next_lane += 1;
        state.push(Record::Lane {
            lane,
            spawned_at,
            blocking,
            at,
        });
        Some(lane)
    }

    pub(crate) fn end_lane(&self, lane: u32, ended: LaneEnd) {
        let at = self.now();
        self.lock().push(Record::LaneEnded { lane, ended, at });
    }

    pub(crate) fn panicked(&self, message: String, place: Place) {
        let at = self.now();
        let mut state = self.lock();
        if state.panics >= caps::PANICS {
            state.truncate();
            return;
        }
        state.panics += 1;
        let stack = stack::capture();
        state.push(Record::Panicked {
            lane: lane(),
            message,
            place,
            stack,
            at,
        });
    }

    pub(crate) fn fail(&self, failure: Failure) {
        let mut state = self.lock();
        if state.failure.is_none() {
            state.failure = Some(failure.clone());
            state.push(Record::Failed(failure));
            // What the panic drops on its way out was still going on when the check failed.
            state.frozen = true;
        }
    }

    /// The picture ends here: what the runtime drops when it is torn down is no news.
    pub(crate) fn freeze(&self) {
        self.now();
        self.lock().frozen = true;
    }

    /// Writes the closing record and says how the check ended.
    pub(crate) fn end(&self, panicked: bool) -> Outcome {
        let virtual_ms = match self.clock {
            Clock::Virtual => Some(self.latest()),
            Clock::Real => None,
        };
        let real_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
        let mut state = self.lock();
        let outcome = if panicked || state.failure.is_some() {
            Outcome::Failed
        } else {
            Outcome::Passed
        };
        state.push(Record::Ended {
            outcome,
            virtual_ms,
            real_ms,
        });
        outcome
    }

    /// What has been recorded so far, without places: addresses mean nothing in here.
    pub(crate) fn timeline(&self) -> Timeline {
        let unresolved = |_: &[u64]| Site::default();
        let mut assembler = Assembler::new(&unresolved);
        for record in &self.lock().records {
            assembler.push(record);
        }
        assembler.finish()
    }
}

impl State {
    fn begin_wait(
        &mut self,
        origin: WaitOrigin,
        lane: u32,
        stack: Vec<u64>,
        at: u64,
    ) -> Option<u32> {
        if self.next_wait >= caps::WAITS {
            self.truncate();
            return None;
        }
        let wait = self.next_wait;
        self.next_wait += 1;
        self.push(Record::Wait {
            wait,
            lane,
            kind: origin.kind,
            name: origin.name,
            made_at: origin.made_at,
            stack,
            at,
        });
        Some(wait)
    }

    fn end_wait(&mut self, wait: u32, ended: BarEnd, at: u64) {
        self.push(Record::WaitEnded { wait, ended, at });
    }
}
