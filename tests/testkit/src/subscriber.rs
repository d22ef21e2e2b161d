//! Tokio's own spans: its tasks, and the waits for the resources that it instruments.
//!
//! Invariant: only Tokio's spans are read, by the names and fields that its `tracing` feature
//! gives them (`runtime.spawn`, `runtime.resource`, `runtime.resource.async_op`, and the events
//! of their polls). A bar runs from the first poll that was not ready to the last poll of the
//! poll that was: Tokio's budget reports a readiness of its own at the first poll.

mod entered;
mod fields;
mod spans;

use std::sync::{
    Arc, Mutex, MutexGuard, PoisonError,
    atomic::{AtomicU64, Ordering},
};

use testkit_record::{BarEnd, LaneEnd, MarkKind, WaitKind};
use tracing_core::{
    Event, Metadata, Subscriber,
    span::{Attributes, Current, Id, Record},
    subscriber::Interest,
};

use crate::{
    check,
    recorder::{self, BODY, Recorder, WaitOrigin, is_hushed, set_lane},
};
use entered::{ENTERED, Entered, current_operation};
use fields::Fields;
use spans::{Operation, Span, Spans, Timer, operation_kind};

pub(crate) use entered::in_operation;

/// Listens to Tokio for one check.
pub(crate) struct Listener {
    recorder: Arc<Recorder>,
    next_id: AtomicU64,
    spans: Mutex<Spans>,
}

impl Listener {
    pub(crate) fn new(recorder: Arc<Recorder>) -> Self {
        Self {
            recorder,
            next_id: AtomicU64::new(1),
            spans: Mutex::new(Spans::default()),
        }
    }

    fn lock(&self) -> MutexGuard<'_, Spans> {
        self.spans.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn open_task(&self, fields: &Fields) -> Span {
        if fields.kind.as_deref() == Some("block_on") {
            // The check's own body, which is lane 0 already.
            return Span::Body;
        }
        let blocking = fields.kind.as_deref() == Some("blocking");
        Span::Task {
            lane: self.recorder.begin_lane(fields.place(), blocking),
            blocking,
            left: 0,
            again: false,
            panicking: false,
        }
    }

    fn open_operation(&self, attributes: &Attributes<'_>, fields: &Fields) -> Span {
        let parent = match attributes.parent() {
            Some(id) => Some(id.into_u64()),
            None => ENTERED.with_borrow(|entered| entered.last().map(|entered| entered.id())),
        };
        let timer = Timer::of(fields.source.as_deref());
        let spans = self.lock();
        let made_at = match parent.and_then(|parent| spans.by_id.get(&parent)) {
            Some((Span::Resource { made_at }, _)) => made_at.clone(),
            Some((Span::Hushed(_), _)) => return Span::Hushed(timer),
            _ => None,
        };
        Span::Operation(Operation {
            kind: fields.source.as_deref().and_then(operation_kind),
            made_at,
            lane: BODY,
            wait: None,
            polled: false,
            ready: false,
            silent: false,
            timer,
        })
    }

    /// Counts the timers that are waited for, whoever waits.
    fn timer_polled(&self, ready: bool) {
        let innermost = ENTERED.with_borrow(|entered| entered.last().map(|entered| entered.id()));
        let mut spans = self.lock();
        let timer = match innermost.and_then(|id| spans.by_id.get_mut(&id)) {
            Some((Span::Operation(operation), _)) => &mut operation.timer,
            Some((Span::Hushed(timer), _)) => timer,
            _ => return,
        };
        if let Some(pending) = timer.polled(ready) {
            self.recorder.timer(pending);
        }
    }

    /// An operation said whether it is ready; the last word of a poll counts.
    fn polled(&self, ready: bool) {
        let Some(id) = current_operation() else {
            return;
        };
        let lane = recorder::lane();
        let mut spans = self.lock();
        let Some((Span::Operation(operation), _)) = spans.by_id.get_mut(&id) else {
            return;
        };
        operation.polled = true;
        operation.ready = ready;
        operation.silent = false;
        operation.lane = lane;
        let begins = !ready && operation.wait.is_none();
        if begins {
            let origin = WaitOrigin {
                kind: operation.kind,
                name: None,
                made_at: operation.made_at.clone(),
            };
            operation.wait = self.recorder.begin_wait(origin);
        }
        if !spans.touched.contains(&id) {
            spans.touched.push(id);
        }
    }

    /// Ends the waits whose operations were ready in the poll of `lane` that ends now; says
    /// whether there was one.
    pub(crate) fn poll_ends(&self, lane: u32) -> bool {
        let mut spans = self.lock();
        let spans = &mut *spans;
        let mut any_ready = false;
        spans.touched.retain(|id| {
            let Some((Span::Operation(operation), _)) = spans.by_id.get_mut(id) else {
                return false;
            };
            if operation.lane != lane {
                return true;
            }
            if operation.ready
                && let Some(wait) = operation.wait.take()
            {
                self.recorder.end_wait(wait, BarEnd::Ready);
                any_ready = true;
            }
            false
        });
        any_ready
    }

    /// A poll of the check's body begins.
    pub(crate) fn body_poll_begins(&self) {
        self.lock().turn += 1;
    }

    fn close(&self, span: Span) {
        if span.is_pending_timer() {
            self.recorder.timer(false);
        }
        match span {
            Span::Task {
                lane: Some(lane),
                again,
                panicking,
                ..
            } => {
                self.recorder.task_ends(lane);
                // A task is entered once more to be dropped: right after the poll that finished
                // it, or later, when it was cancelled. A blocking closure can't be cancelled
                // once it runs.
                let ended = if panicking {
                    LaneEnd::Panicked
                } else if again {
                    LaneEnd::Finished
                } else {
                    LaneEnd::Cancelled
                };
                self.recorder.end_lane(lane, ended);
            }
            Span::Operation(Operation {
                wait: Some(wait),
                ready,
                silent,
                ..
            }) => {
                let ended = if ready || silent {
                    BarEnd::Ready
                } else {
                    BarEnd::Cancelled
                };
                self.recorder.end_wait(wait, ended);
            }
            Span::Operation(Operation {
                kind: Some(WaitKind::Sleep),
                made_at: Some(place),
                polled: false,
                ..
            }) => self.recorder.mark(MarkKind::NeverPolled, None, Some(place)),
            _ => {}
        }
    }
}

fn is_wanted(metadata: &Metadata<'_>) -> bool {
    if metadata.is_span() {
        matches!(
            metadata.name(),
            "runtime.spawn" | "runtime.resource" | "runtime.resource.async_op"
        )
    } else {
        matches!(
            metadata.target(),
            "runtime::resource::poll_op" | "tokio::task::waker"
        )
    }
}

impl Subscriber for Listener {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if is_wanted(metadata) {
            Interest::always()
        } else {
            Interest::never()
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_wanted(metadata)
    }

    fn new_span(&self, attributes: &Attributes<'_>) -> Id {
        let mut fields = Fields::default();
        attributes.record(&mut fields);
        let span = match attributes.metadata().name() {
            "runtime.spawn" if is_hushed() => Span::HushedTask,
            "runtime.spawn" => self.open_task(&fields),
            _ if is_hushed() => Span::Hushed(Timer::of(fields.source.as_deref())),
            "runtime.resource" => Span::Resource {
                made_at: fields.place(),
            },
            _ => self.open_operation(attributes, &fields),
        };
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        self.lock().by_id.insert(id, (span, 1));
        Id::from_u64(id)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        if event.metadata().target() == "runtime::resource::poll_op" {
            if let Some(ready) = fields.is_ready {
                self.timer_polled(ready);
                if !is_hushed() {
                    self.polled(ready);
                }
            }
            return;
        }
        let lane = fields
            .task
            .and_then(|task| match self.lock().by_id.get(&task) {
                Some((Span::Task { lane, .. }, _)) => *lane,
                _ => None,
            });
        let Some(lane) = lane else { return };
        match fields.op.as_deref() {
            Some("waker.clone") => self.recorder.task_registered(lane),
            Some("waker.wake" | "waker.wake_by_ref") => self.recorder.task_woken(lane),
            Some("waker.drop") => self.recorder.task_waker_dropped(lane),
            _ => {}
        }
    }

    fn enter(&self, id: &Id) {
        let id = id.into_u64();
        let mut spans = self.lock();
        let turn = spans.turn;
        spans.turn += 1;
        let entered = match spans.by_id.get_mut(&id) {
            Some((
                Span::Task {
                    lane,
                    blocking,
                    left,
                    again,
                    ..
                },
                _,
            )) => {
                *again = *left != 0 && (*blocking || *left == turn);
                Entered::Task {
                    id,
                    before: set_lane(lane.unwrap_or(BODY)),
                }
            }
            Some((Span::Operation(operation), _)) => {
                operation.silent = true;
                Entered::Operation(id)
            }
            Some((Span::HushedTask, _)) => {
                recorder::begin_hush();
                Entered::HushedTask(id)
            }
            _ => Entered::Other(id),
        };
        drop(spans);
        if matches!(entered, Entered::Task { .. }) {
            check::lend(&self.recorder);
        }
        ENTERED.with_borrow_mut(|stack| stack.push(entered));
    }

    fn exit(&self, id: &Id) {
        let id = id.into_u64();
        let entered = ENTERED.with_borrow_mut(|stack| {
            let index = stack.iter().rposition(|entered| entered.id() == id)?;
            Some(stack.remove(index))
        });
        let before = match entered {
            Some(Entered::Task { before, .. }) => before,
            Some(Entered::HushedTask(_)) => return recorder::end_hush(),
            _ => return,
        };
        let mut spans = self.lock();
        let turn = spans.turn;
        let mut task = None;
        if let Some((
            Span::Task {
                lane,
                left,
                panicking,
                ..
            },
            _,
        )) = spans.by_id.get_mut(&id)
        {
            *left = turn;
            *panicking |= std::thread::panicking();
            task = *lane;
        }
        drop(spans);
        if let Some(lane) = task {
            let operation_ready = self.poll_ends(lane);
            self.recorder.task_poll_ends(lane, operation_ready);
        }
        set_lane(before);
        check::take_back();
    }

    fn clone_span(&self, id: &Id) -> Id {
        if let Some((_, references)) = self.lock().by_id.get_mut(&id.into_u64()) {
            *references += 1;
        }
        id.clone()
    }

    fn try_close(&self, id: Id) -> bool {
        let id = id.into_u64();
        let mut spans = self.lock();
        let Some((_, references)) = spans.by_id.get_mut(&id) else {
            return false;
        };
        *references -= 1;
        if *references > 0 {
            return false;
        }
        let closed = spans.by_id.remove(&id);
        drop(spans);
        if let Some((span, _)) = closed {
            self.close(span);
        }
        true
    }

    fn current_span(&self) -> Current {
        Current::none()
    }
}
