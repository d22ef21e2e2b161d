//! Which registrations of wakers are one wait, and when it ended.
//!
//! The body's leaves register a new clone of the body's waker at each poll and drop the old one,
//! so a poll's drops and registrations are matched by their stacks: what is left over began or
//! was cancelled in that poll. A spawned task's waker is Tokio's own; there only the
//! registrations and the wakes are seen, and the rest is inferred.
//!
//! Invariant: a wait ends once. One that is woken was ready; one whose registrations are all
//! gone, unwoken, was cancelled.

use std::collections::{BTreeMap, HashMap};

use testkit_record::BarEnd;

use super::{BODY, Recorder, State, WaitOrigin, is_hushed, lane};
use crate::subscriber;

/// A registration that has not been matched yet.
struct Fresh {
    registration: u64,
    stack: Vec<u64>,
    at: u64,
    woken: Option<u64>,
}

/// A wait under way. The wait has no number where the caps were reached.
struct Open {
    wait: Option<u32>,
    stack: Vec<u64>,
    /// Since when the body is polled without polling this leaf.
    forgotten: Option<u64>,
}

/// What is known of a spawned task's waits.
#[derive(Default)]
struct TaskWaits {
    fresh: Vec<Fresh>,
    open: Vec<Open>,
    woken_at: Option<u64>,
    drops: usize,
}

#[derive(Default)]
pub(crate) struct Waits {
    next_registration: u64,
    polling: bool,
    fresh: Vec<Fresh>,
    /// By registration; in the order of their beginning.
    open: BTreeMap<u64, Open>,
    dropped: Vec<u64>,
    tasks: HashMap<u32, TaskWaits>,
}

fn nothing_known() -> WaitOrigin {
    WaitOrigin {
        kind: None,
        name: None,
        made_at: None,
    }
}

/// Waits of Tokio's instrumented resources are followed by `subscriber`, the suite's own by
/// nobody.
fn is_followed_elsewhere() -> bool {
    is_hushed() || subscriber::in_operation()
}

impl Recorder {
    /// A leaf of the body cloned the waker; returns the registration's number.
    pub(crate) fn registered(&self) -> u64 {
        // A leaf that is polled inside of a task can't hold the body's waker, but a suite may
        // hand a future around.
        let fresh = (!is_followed_elsewhere() && lane() == BODY)
            .then(|| (self.capture_stack(), self.now()));
        let waits = &mut self.lock().waits;
        let registration = waits.next_registration;
        waits.next_registration += 1;
        if let Some((stack, at)) = fresh {
            waits.fresh.push(Fresh {
                registration,
                stack,
                at,
                woken: None,
            });
        }
        registration
    }

    pub(crate) fn registration_woken(&self, registration: u64) {
        let at = self.now();
        let mut state = self.lock();
        let fresh = &mut state.waits.fresh;
        if let Some(fresh) = fresh
            .iter_mut()
            .find(|fresh| fresh.registration == registration)
        {
            fresh.woken = Some(at);
        } else if let Some(open) = state.waits.open.remove(&registration) {
            state.end_open(&open, BarEnd::Ready, at);
        }
    }

    /// The last clone of a registration that was never woken is gone.
    pub(crate) fn registration_dropped(&self, registration: u64) {
        let at = self.now();
        let mut state = self.lock();
        let waits = &mut state.waits;
        waits
            .fresh
            .retain(|fresh| fresh.registration != registration);
        if !waits.open.contains_key(&registration) {
            return;
        }
        if waits.polling {
            waits.dropped.push(registration);
        } else if let Some(open) = waits.open.remove(&registration) {
            state.end_open(&open, BarEnd::Cancelled, at);
        }
    }

    pub(crate) fn body_poll_begins(&self) {
        self.lock().waits.polling = true;
    }

    /// Matches what the poll dropped with what it registered.
    pub(crate) fn body_poll_ends(&self) {
        let at = self.now();
        let mut state = self.lock();
        state.waits.polling = false;
        // A leaf may have given its waker to others and be gone without taking it back: if it
        // is never polled again, it ended here.
        for open in state.waits.open.values_mut() {
            open.forgotten.get_or_insert(at);
        }
        for fresh in std::mem::take(&mut state.waits.fresh) {
            state.settle_fresh(fresh);
        }
        for registration in std::mem::take(&mut state.waits.dropped) {
            if let Some(open) = state.waits.open.remove(&registration) {
                state.end_open(&open, BarEnd::Cancelled, at);
            }
        }
    }

    /// The body ran to its end: what it waited for is gone, also where its waker still lies.
    pub(crate) fn body_ends(&self) {
        let at = self.now();
        let mut state = self.lock();
        for open in std::mem::take(&mut state.waits.open).into_values() {
            let at = open.forgotten.unwrap_or(at);
            state.end_open(&open, BarEnd::Cancelled, at);
        }
    }

    /// A task's waker was cloned on this thread.
    pub(crate) fn task_registered(&self, task: u32) {
        if is_followed_elsewhere() || lane() != task {
            return;
        }
        let (stack, at) = (self.capture_stack(), self.now());
        let mut state = self.lock();
        let waits = state.waits.tasks.entry(task).or_default();
        waits.fresh.push(Fresh {
            registration: 0,
            stack,
            at,
            woken: None,
        });
    }

    pub(crate) fn task_woken(&self, task: u32) {
        let at = self.now();
        let mut state = self.lock();
        let waits = state.waits.tasks.entry(task).or_default();
        waits.woken_at.get_or_insert(at);
    }

    pub(crate) fn task_waker_dropped(&self, task: u32) {
        if lane() == task && !is_hushed() {
            let mut state = self.lock();
            state.waits.tasks.entry(task).or_default().drops += 1;
        }
    }

    /// `operation_ready` says that an instrumented resource explains the wake.
    pub(crate) fn task_poll_ends(&self, task: u32, operation_ready: bool) {
        let at = self.now();
        self.lock().settle_task(task, operation_ready, at);
    }

    pub(crate) fn task_ends(&self, task: u32) {
        let at = self.now();
        let mut state = self.lock();
        if let Some(waits) = state.waits.tasks.remove(&task) {
            for open in &waits.open {
                state.end_open(open, BarEnd::Cancelled, at);
            }
        }
    }
}

impl State {
    fn end_open(&mut self, open: &Open, ended: BarEnd, at: u64) {
        if let Some(wait) = open.wait {
            self.end_wait(wait, ended, at);
        }
    }

    fn begin_open(&mut self, lane: u32, stack: Vec<u64>, at: u64) -> Open {
        let wait = self.begin_wait(nothing_known(), lane, stack.clone(), at);
        Open {
            wait,
            stack,
            forgotten: None,
        }
    }

    fn settle_fresh(&mut self, fresh: Fresh) {
        let waits = &mut self.waits;
        let same_wait = waits.dropped.iter().position(|dropped| {
            waits
                .open
                .get(dropped)
                .is_some_and(|open| open.stack == fresh.stack)
        });
        let open = match same_wait {
            Some(index) => {
                let dropped = waits.dropped.remove(index);
                waits.open.remove(&dropped)
            }
            None => None,
        };
        let mut open = open.unwrap_or_else(|| self.begin_open(BODY, fresh.stack, fresh.at));
        open.forgotten = None;
        match fresh.woken {
            Some(at) => self.end_open(&open, BarEnd::Ready, at),
            None => {
                self.waits.open.insert(fresh.registration, open);
            }
        }
    }

    fn settle_task(&mut self, task: u32, operation_ready: bool, at: u64) {
        let Some(waits) = self.waits.tasks.get_mut(&task) else {
            return;
        };
        let woken_at = waits.woken_at.take();
        let drops = std::mem::take(&mut waits.drops);
        let fresh = std::mem::take(&mut waits.fresh);
        let mut before = std::mem::take(&mut waits.open);
        let mut after = Vec::new();
        let mut explained = operation_ready;
        for fresh in fresh {
            // Registered again by the same await: it was ready, and waits for the next.
            if let Some(index) = before.iter().position(|open| open.stack == fresh.stack) {
                let open = before.remove(index);
                self.end_open(&open, BarEnd::Ready, woken_at.unwrap_or(at));
                explained = true;
            }
            after.push(self.begin_open(task, fresh.stack, fresh.at));
        }
        if let Some(woken_at) = woken_at
            && !explained
            && !before.is_empty()
        {
            let open = before.remove(0);
            self.end_open(&open, BarEnd::Ready, woken_at);
        }
        for open in before.drain(..drops.min(before.len())).collect::<Vec<_>>() {
            self.end_open(&open, BarEnd::Cancelled, at);
        }
        before.append(&mut after);
        self.waits.tasks.entry(task).or_default().open = before;
    }
}
