//! Tokio's spans, as the recorder needs them.
//!
//! Invariant: data only; what becomes of a span is for the listener to say.

use std::collections::HashMap;

use testkit_record::{Place, WaitKind};

/// A resource's operation, such as one `lock()` or one sleep.
pub(super) struct Operation {
    pub(super) kind: Option<WaitKind>,
    pub(super) made_at: Option<Place>,
    pub(super) lane: u32,
    pub(super) wait: Option<u32>,
    pub(super) polled: bool,
    pub(super) ready: bool,
    /// It is being polled and has said nothing yet; one that ends like that ended with an error.
    pub(super) silent: bool,
    pub(super) timer: Timer,
}

/// Whether an operation is a timer, and one that is waited for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Timer {
    No,
    Idle,
    Pending,
}

impl Timer {
    /// Each timer of Tokio's is a sleep at its heart.
    pub(super) fn of(source: Option<&str>) -> Self {
        match source.and_then(|source| source.split_once("::")) {
            Some(("Sleep", _)) => Self::Idle,
            _ => Self::No,
        }
    }

    /// It was polled; says whether it is pending now, where that has changed.
    pub(super) fn polled(&mut self, ready: bool) -> Option<bool> {
        let now = match (*self, ready) {
            (Self::Idle, false) => Self::Pending,
            (Self::Pending, true) => Self::Idle,
            _ => return None,
        };
        *self = now;
        Some(now == Self::Pending)
    }
}

pub(super) enum Span {
    Task {
        lane: Option<u32>,
        blocking: bool,
        /// The turn in which it was last left, 0 before its first poll.
        left: u64,
        /// It was entered again before anything else ran.
        again: bool,
        panicking: bool,
    },
    Resource {
        made_at: Option<Place>,
    },
    Operation(Operation),
    Body,
    /// Created by the suite's own machinery.
    Hushed(Timer),
    /// Spawned by the suite's own machinery: whatever it does is unrecorded too.
    HushedTask,
}

impl Span {
    pub(super) fn is_pending_timer(&self) -> bool {
        match self {
            Self::Operation(operation) => operation.timer == Timer::Pending,
            Self::Hushed(timer) => *timer == Timer::Pending,
            _ => false,
        }
    }
}

#[derive(Default)]
pub(super) struct Spans {
    pub(super) by_id: HashMap<u64, (Span, usize)>,
    /// Operations that were polled since their lane's poll began.
    pub(super) touched: Vec<u64>,
    /// Grows with each beginning of a poll, so that "nothing ran in between" can be told.
    pub(super) turn: u64,
}

/// What an operation of this source waits for, where the source tells.
pub(super) fn operation_kind(source: &str) -> Option<WaitKind> {
    let (resource, _) = source.split_once("::")?;
    match resource {
        "Sleep" => Some(WaitKind::Sleep),
        "Interval" => Some(WaitKind::Interval),
        "Mutex" | "RwLock" => Some(WaitKind::Lock),
        "Semaphore" => Some(WaitKind::Semaphore),
        "Receiver" | "Sender" | "InnerReceiver" => Some(WaitKind::Channel),
        _ => None,
    }
}
