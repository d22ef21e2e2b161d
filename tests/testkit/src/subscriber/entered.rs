//! The spans that a thread is inside of.
//!
//! Invariant: a thread's own; the innermost comes last.

use std::cell::RefCell;

thread_local! {
    pub(super) static ENTERED: RefCell<Vec<Entered>> = const { RefCell::new(Vec::new()) };
}

#[derive(Clone, Copy)]
pub(super) enum Entered {
    /// A task, with the lane that the thread worked for before.
    Task {
        id: u64,
        before: u32,
    },
    HushedTask(u64),
    Operation(u64),
    Other(u64),
}

impl Entered {
    pub(super) fn id(self) -> u64 {
        match self {
            Self::Task { id, .. }
            | Self::HushedTask(id)
            | Self::Operation(id)
            | Self::Other(id) => id,
        }
    }
}

/// The outermost operation that is being polled by the current task.
pub(super) fn current_operation() -> Option<u64> {
    ENTERED.with_borrow(|entered| {
        entered
            .iter()
            .rev()
            .take_while(|entered| !matches!(entered, Entered::Task { .. } | Entered::HushedTask(_)))
            .filter_map(|entered| match entered {
                Entered::Operation(id) => Some(*id),
                _ => None,
            })
            .last()
    })
}

/// Whether an instrumented resource is being polled: its wait is followed here.
pub(crate) fn in_operation() -> bool {
    current_operation().is_some()
}
