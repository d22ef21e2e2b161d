//! The records that a check streams to the grader, one JSON object a line.
//!
//! Invariant: `Started` comes first and `Ended` last; a stream without both is no verdict.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{BarEnd, Code, LaneEnd, MarkKind, WaitKind};

/// A line of source code; lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Relative to the course's root, with `/` between the parts.
    pub file: String,
    pub line: u32,
    pub column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What a check's times are measured with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Tokio's paused clock: exact, and the same in every run.
    Virtual,
    /// The machine's clock, of a check without a runtime of the testkit.
    Real,
}

/// How a check ended, in its own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
}

/// The two times of an assertion about time, in milliseconds of the check's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Elapsed {
    pub expected_ms: u64,
    pub got_ms: u64,
}

/// The assertion of a suite that did not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Failure {
    /// The code to use where the recorded run proves no other.
    pub code: Code,
    /// What was looked at: "the dashboard is ready after".
    pub what: String,
    pub expected: String,
    pub got: String,
    /// Why it matters, in terms of async.
    pub why: String,
    /// Present where times were compared.
    pub elapsed: Option<Elapsed>,
    /// The assertion's own line, in the suite.
    pub place: Place,
}

/// One thing that happened while a check ran. `at` is in whole milliseconds of the check's
/// clock since the check began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum Record {
    Started {
        check: String,
        clock: Clock,
    },
    /// A task came to be. Lane 0 is the check's own body and is never announced.
    Lane {
        lane: u32,
        spawned_at: Option<Place>,
        /// It runs on a thread of its own (`spawn_blocking`).
        blocking: bool,
        at: u64,
    },
    LaneEnded {
        lane: u32,
        ended: LaneEnd,
        at: u64,
    },
    /// A wait began: a leaf was polled and was not ready.
    Wait {
        wait: u32,
        lane: u32,
        /// What the recorder knows by itself; the rest follows from `stack`.
        kind: Option<WaitKind>,
        /// Given by a probe.
        name: Option<String>,
        /// Where the resource was created, if Tokio tells.
        made_at: Option<Place>,
        /// Return addresses, innermost first, as offsets into the executable.
        stack: Vec<u64>,
        at: u64,
    },
    WaitEnded {
        wait: u32,
        ended: BarEnd,
        at: u64,
    },
    Mark {
        lane: u32,
        kind: MarkKind,
        name: Option<String>,
        place: Option<Place>,
        stack: Vec<u64>,
        at: u64,
    },
    /// A panic, wherever it was, with what it said.
    Panicked {
        lane: u32,
        message: String,
        place: Place,
        stack: Vec<u64>,
        at: u64,
    },
    /// Something was printed.
    Printed {
        /// Bytes of output before it.
        from: u64,
        at: u64,
    },
    /// Where the check's thread was when the grader asked, because the deadline had passed.
    Stopped {
        /// Return addresses, innermost first, as offsets into the executable.
        stack: Vec<u64>,
    },
    /// The recorder's caps were reached; what follows is not recorded.
    Truncated,
    Failed(Failure),
    Ended {
        outcome: Outcome,
        /// Milliseconds of virtual time; none on the real clock.
        virtual_ms: Option<u64>,
        /// Milliseconds of real time.
        real_ms: u64,
    },
}

impl Record {
    /// When it happened, in milliseconds of the check's clock; none where the record has no
    /// moment on the virtual clock.
    pub fn at(&self) -> Option<u64> {
        match self {
            Self::Lane { at, .. }
            | Self::LaneEnded { at, .. }
            | Self::Wait { at, .. }
            | Self::WaitEnded { at, .. }
            | Self::Mark { at, .. }
            | Self::Panicked { at, .. }
            | Self::Printed { at, .. } => Some(*at),
            Self::Ended { virtual_ms, .. } => *virtual_ms,
            Self::Started { .. } | Self::Stopped { .. } | Self::Truncated | Self::Failed(_) => None,
        }
    }
}
