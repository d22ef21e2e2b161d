//! The timeline: the recorded run of a check, as a picture's data.
//!
//! Invariant: data alone; the assembler makes it.

use serde::{Deserialize, Serialize};

use crate::Place;

/// What a bar waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WaitKind {
    /// A piece of work that the suite injected and named.
    Work,
    Sleep,
    Timeout,
    Interval,
    Lock,
    Semaphore,
    Channel,
    Notify,
    /// Another task: a `JoinHandle` or a `JoinSet`.
    Task,
    Io,
    Yield,
    Other,
}

impl WaitKind {
    /// The word for it in a report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Sleep => "sleep",
            Self::Timeout => "timeout",
            Self::Interval => "interval",
            Self::Lock => "lock",
            Self::Semaphore => "semaphore",
            Self::Channel => "channel",
            Self::Notify => "notify",
            Self::Task => "task",
            Self::Io => "io",
            Self::Yield => "yield",
            Self::Other => "wait",
        }
    }
}

/// How a wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BarEnd {
    Ready,
    /// Dropped before it was ready.
    Cancelled,
    /// Still waiting when the recording stopped.
    Open,
}

/// How a task ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LaneEnd {
    Finished,
    Panicked,
    Cancelled,
    /// Still alive when the recording stopped.
    Open,
}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MarkKind {
    /// The thread was put to sleep inside a poll.
    HeldThread,
    /// A future was dropped without ever having been polled.
    NeverPolled,
    Panic,
}

/// One task's line in the picture. Times are whole milliseconds of the check's clock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lane {
    /// Lanes are numbered in the order of their start; 0 is the check's own body.
    pub order: u32,
    pub name: String,
    pub spawned_at: Option<Place>,
    pub start: u64,
    pub end: u64,
    pub ended: LaneEnd,
}

/// One wait, from its first poll to the moment it was ready or dropped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Bar {
    pub lane: u32,
    pub kind: WaitKind,
    pub name: Option<String>,
    /// The `.await` in the candidate's file.
    pub place: Option<Place>,
    /// Where what is waited for was created, if that is known and elsewhere.
    pub made_at: Option<Place>,
    pub start: u64,
    pub end: u64,
    pub ended: BarEnd,
}

/// A moment worth pointing at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mark {
    pub lane: u32,
    pub kind: MarkKind,
    pub name: Option<String>,
    pub place: Option<Place>,
    pub at: u64,
}

/// The recorded run of a check on its clock.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Timeline {
    pub lanes: Vec<Lane>,
    pub bars: Vec<Bar>,
    pub marks: Vec<Mark>,
    /// Where the recording stopped, in milliseconds of the check's clock.
    pub end: u64,
    /// More happened than the recorder keeps.
    pub truncated: bool,
    /// Rows of the picture that were recorded and are left out here, to keep a report small.
    #[serde(default)]
    pub left_out: u32,
}

impl Timeline {
    /// The same as to when and for how long, without from where.
    #[must_use]
    pub fn without_places(&self) -> Self {
        let mut timeline = self.clone();
        for lane in &mut timeline.lanes {
            lane.spawned_at = None;
        }
        for bar in &mut timeline.bars {
            bar.place = None;
            bar.made_at = None;
        }
        for mark in &mut timeline.marks {
            mark.place = None;
        }
        timeline
    }
}
