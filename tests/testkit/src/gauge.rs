//! The gauge: named pieces of work to inject into the learner's code, and what became of them.
//!
//! Invariant: a piece is counted by what was done to it (polled, finished, dropped), never by
//! what the learner's code says of itself.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Duration,
};

use testkit_record::{BarEnd, MarkKind, WaitKind};

use crate::{
    check,
    recorder::{self, WaitOrigin},
};

/// What became of one piece of work. Times are milliseconds of virtual time since the check
/// began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its first poll.
    pub started: Option<u64>,
    /// It ran to its end.
    pub finished: Option<u64>,
    /// It was dropped after its start and before its end.
    pub cancelled: Option<u64>,
    /// It was dropped without ever having been polled.
    pub never_polled: bool,
}

#[derive(Debug, Default)]
struct Counts {
    pieces: BTreeMap<u64, (String, Piece)>,
    now: usize,
    peak: usize,
    order: Vec<String>,
}

/// Watches over pieces of work. Clones watch over the same ones.
#[derive(Clone, Debug, Default)]
pub struct Gauge(Arc<Mutex<Counts>>);

impl Gauge {
    pub fn new() -> Self {
        Self::default()
    }

    /// A future that takes `takes` of virtual time and gives `value`. The name is what the
    /// learner sees beside its bar.
    pub fn work<T>(
        &self,
        name: &str,
        takes: Duration,
        value: T,
    ) -> impl Future<Output = T> + use<T> {
        self.run(name, async move {
            if !takes.is_zero() {
                tokio::time::sleep(takes).await;
            }
            value
        })
    }

    /// Any future, watched under a name.
    pub fn run<F: Future>(
        &self,
        name: &str,
        future: F,
    ) -> impl Future<Output = F::Output> + use<F> {
        Work {
            future: Box::pin(future),
            tracker: self.track(name.to_owned()),
        }
    }

    /// Watches over a stretch of plain code: it runs until the returned guard is dropped.
    pub fn enter(&self, name: &str) -> Entered {
        let mut tracker = self.track(name.to_owned());
        tracker.start(false);
        Entered(tracker)
    }

    fn track(&self, name: String) -> Tracker {
        let mut counts = self.lock();
        let id = counts.pieces.len() as u64;
        counts.pieces.insert(id, (name.clone(), Piece::default()));
        drop(counts);
        Tracker {
            gauge: self.clone(),
            id,
            name,
            wait: None,
            stage: Stage::Created,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Counts> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn count(&self, matches: impl Fn(&Piece) -> bool) -> usize {
        let counts = self.lock();
        counts
            .pieces
            .values()
            .filter(|(_, piece)| matches(piece))
            .count()
    }

    fn names(&self, matches: impl Fn(&Piece) -> bool) -> Vec<String> {
        let counts = self.lock();
        let named = counts.pieces.values().filter(|(_, piece)| matches(piece));
        named.map(|(name, _)| name.clone()).collect()
    }

    /// Pieces that were handed out, polled or not.
    pub fn created(&self) -> usize {
        self.lock().pieces.len()
    }

    /// Pieces that were polled.
    pub fn started(&self) -> usize {
        self.count(|piece| piece.started.is_some())
    }

    /// Pieces that have started and neither finished nor been cancelled.
    pub fn running(&self) -> usize {
        self.lock().now
    }

    /// The most pieces that ever ran at once.
    pub fn peak(&self) -> usize {
        self.lock().peak
    }

    pub fn finished(&self) -> usize {
        self.count(|piece| piece.finished.is_some())
    }

    pub fn cancelled(&self) -> usize {
        self.count(|piece| piece.cancelled.is_some())
    }

    /// Pieces that were dropped without having been polled once.
    pub fn never_polled(&self) -> usize {
        self.count(|piece| piece.never_polled)
    }

    /// The names of the pieces that finished, in the order they did.
    pub fn finished_names(&self) -> Vec<String> {
        self.lock().order.clone()
    }

    /// The names of the cancelled pieces, in the order of their creation.
    pub fn cancelled_names(&self) -> Vec<String> {
        self.names(|piece| piece.cancelled.is_some())
    }

    /// The names of the started pieces, in the order of their creation.
    pub fn started_names(&self) -> Vec<String> {
        self.names(|piece| piece.started.is_some())
    }

    /// The pieces of one name, in the order of their creation.
    pub fn pieces(&self, name: &str) -> Vec<Piece> {
        let counts = self.lock();
        let named = counts.pieces.values().filter(|(of, _)| of == name);
        named.map(|(_, piece)| *piece).collect()
    }

    /// When each piece started, in the order of their creation; those that never did are left
    /// out.
    pub fn starts(&self) -> Vec<u64> {
        let counts = self.lock();
        let starts = counts
            .pieces
            .values()
            .filter_map(|(_, piece)| piece.started);
        starts.collect()
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Created,
    Running,
    Done,
}

/// One piece's way through its stages.
struct Tracker {
    gauge: Gauge,
    id: u64,
    name: String,
    wait: Option<u32>,
    stage: Stage,
}

impl Tracker {
    /// `bar` says whether it is drawn: a guard in plain code has no await to point at.
    fn start(&mut self, bar: bool) {
        self.stage = Stage::Running;
        let mut counts = self.gauge.lock();
        counts.now += 1;
        counts.peak = counts.peak.max(counts.now);
        if let Some((_, piece)) = counts.pieces.get_mut(&self.id) {
            piece.started = Some(now());
        }
        drop(counts);
        if bar && let Some(recorder) = check::recorder() {
            self.wait = recorder.begin_wait(WaitOrigin {
                kind: Some(WaitKind::Work),
                name: Some(self.name.clone()),
                made_at: None,
            });
        }
    }

    fn end(&mut self, ended: BarEnd) {
        self.stage = Stage::Done;
        let mut counts = self.gauge.lock();
        counts.now -= 1;
        if ended == BarEnd::Ready {
            counts.order.push(self.name.clone());
        }
        if let Some((_, piece)) = counts.pieces.get_mut(&self.id) {
            match ended {
                BarEnd::Ready => piece.finished = Some(now()),
                BarEnd::Cancelled | BarEnd::Open => piece.cancelled = Some(now()),
            }
        }
        drop(counts);
        if let (Some(wait), Some(recorder)) = (self.wait.take(), check::recorder()) {
            recorder.end_wait(wait, ended);
        }
    }
}

impl Drop for Tracker {
    fn drop(&mut self) {
        match self.stage {
            Stage::Done => {}
            Stage::Running => self.end(BarEnd::Cancelled),
            Stage::Created => {
                if let Some((_, piece)) = self.gauge.lock().pieces.get_mut(&self.id) {
                    piece.never_polled = true;
                }
                if let Some(recorder) = check::recorder() {
                    recorder.mark(MarkKind::NeverPolled, Some(self.name.clone()), None);
                }
            }
        }
    }
}

/// The check's time where there is one; on other threads the moment is not known.
fn now() -> u64 {
    check::recorder().map_or(0, |recorder| recorder.now())
}

struct Work<F> {
    future: Pin<Box<F>>,
    tracker: Tracker,
}

impl<F: Future> Future for Work<F> {
    type Output = F::Output;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<F::Output> {
        let work = self.get_mut();
        if work.tracker.stage == Stage::Created {
            work.tracker.start(true);
        }
        let future = work.future.as_mut();
        // What the piece waits for inside is the suite's own affair: its bar stands for it.
        let polled = recorder::hush(|| future.poll(context));
        if polled.is_ready() {
            work.tracker.end(BarEnd::Ready);
        }
        polled
    }
}

/// Keeps a piece of plain code running until it is dropped; dropped while panicking, the piece
/// counts as cancelled.
pub struct Entered(Tracker);

impl Drop for Entered {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end(BarEnd::Cancelled);
        } else {
            self.0.end(BarEnd::Ready);
        }
    }
}
