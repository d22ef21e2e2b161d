//! The scorecard: all that a grading found out, as data.
//!
//! Invariant: no I/O and no judgement here. Every report is a rendering of these types, and
//! their JSON is the same in two runs with the same seed but for the fields whose name
//! begins with `real_`.

pub mod class;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use testkit_record::{Clock, Code, Failure, Place, Timeline};

/// The version of the JSON; it grows by one with each change that a reader could stumble over.
pub const SCHEMA_VERSION: u32 = 2;

/// The result of grading a submission.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Scorecard {
    /// Which version of this format the file follows.
    pub schema_version: u32,
    pub tool: Tool,
    /// How much of the result is in here; what was left out is not in the file.
    pub disclosure: Disclosure,
    /// What kept the grader from grading, without any fault of the submission; then there are
    /// no exercises and no points.
    pub error: Option<String>,
    /// The seed of the varied inputs; the same seed repeats the run.
    pub seed: u64,
    /// Where the course has a secret: by this one can tell which; the same seed repeats the run
    /// only together with it.
    pub secret_fingerprint: Option<String>,
    pub totals: Totals,
    /// In the order of the course.
    pub exercises: Vec<ExerciseReport>,
    /// What the submission holds beside the exercises, for somebody to look at; no verdict
    /// depends on it.
    pub notes: Vec<Note>,
    /// Real time that the grading took, in milliseconds; differs from run to run.
    pub real_ms: u64,
}

/// How much of a result is told; each says less than the one before it.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Disclosure {
    /// Everything.
    #[default]
    Full,
    /// What the compiler said, and of each check its sentence, verdict and points: not what it
    /// expected, nor what it saw.
    Verdict,
    /// States and points of exercises, and no check.
    None,
}

/// Something of a submission that was left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its place in the submission; empty where the note is about the whole.
    pub file: String,
    pub kind: NoteKind,
}

/// Why something of a submission was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NoteKind {
    /// A file that no exercise has.
    Extra,
    /// A symbolic link.
    Link,
    /// A pipe, a socket or a device.
    NotAFile,
    /// A file of the course that was changed; the course's own was used.
    Changed,
    /// There was more than is looked at.
    TooMany,
}

impl NoteKind {
    /// What it is, in words that follow the file's name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Extra => "belongs to no exercise, and was left out",
            Self::Link => "is a symbolic link, and was not followed",
            Self::NotAFile => "is no regular file, and was not opened",
            Self::Changed => "differs from the course's own, which was used",
            Self::TooMany => "There are more files than were looked at",
        }
    }
}

/// What graded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tool {
    pub name: String,
    pub version: String,
    /// As `rustc --version` says it.
    pub rustc: String,
    /// The version of Tokio that the exercises were compiled against.
    pub tokio: String,
    /// What held the submission back while it was compiled and run: a tier from `t0` to `t3`, or
    /// `off`.
    pub sandbox: String,
    /// The system lets the grader tell when a thread is held (Linux). Where it does not, an
    /// answer that holds the runtime's thread besides doing the task gets its points.
    pub tells_held_threads: bool,
}

impl Tool {
    /// Whether a held thread is told on this system.
    pub const TELLS_HELD_THREADS: bool = cfg!(target_os = "linux");
}

/// Sums over all graded exercises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Totals {
    pub points_earned: u32,
    pub points_possible: u32,
    pub checks_passed: u32,
    pub checks: u32,
    /// Exercises in which every check passed.
    pub exercises_passed: u32,
    pub exercises: u32,
}

/// What became of an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The file is still the stub.
    Untouched,
    /// The compiler refused it, or its signatures are not those of the task.
    DidNotCompile,
    /// It does something that an exercise may not do (policy).
    Rejected,
    /// The checks ran.
    Graded,
    /// The submission's budget of processor time was used up before it was done: there is no
    /// verdict, and no points means no result.
    NotRun,
}

impl State {
    /// As the scorecard's JSON has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::DidNotCompile => "did_not_compile",
            Self::Rejected => "rejected",
            Self::Graded => "graded",
            Self::NotRun => "not_run",
        }
    }
}

/// One exercise with all its checks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExerciseReport {
    pub name: String,
    /// The folder that it stands in, such as `02_joining`.
    pub topic: String,
    pub title: String,
    /// The graded file, relative to the course's root.
    pub file: String,
    pub state: State,
    /// Why the state is not `graded`, in a sentence; none where there is nothing to say.
    pub reason: Option<String>,
    pub points_earned: u32,
    pub points_possible: u32,
    /// What the compiler and the policy said of the file, errors first.
    pub diagnostics: Vec<Diagnostic>,
    /// In the suite's order; all of them, whatever the state, or none if they are not disclosed.
    pub checks: Vec<CheckReport>,
    /// The text that was graded, up to the end of a line where it is too long; none if it is
    /// still the stub or can't be read.
    pub source: Option<String>,
}

impl Scorecard {
    /// How many exercises have no result, because the budget was used up.
    pub fn not_run(&self) -> usize {
        let mut states = self.exercises.iter().map(|exercise| exercise.state);
        states
            .by_ref()
            .filter(|state| *state == State::NotRun)
            .count()
    }
}

impl ExerciseReport {
    /// Every check passed.
    pub fn passed(&self) -> bool {
        let mut checks = self.checks.iter();
        // Where no check is disclosed, the points tell.
        self.state == State::Graded
            && self.points_earned == self.points_possible
            && checks.all(|check| check.verdict == Some(Verdict::Passed))
    }
}

/// What a diagnostic is.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Error,
    /// The policy forbids it.
    Policy,
    /// The public items are not those of the task.
    Signature,
    Warning,
    /// Clippy's advice; costs nothing.
    Advice,
}

/// Something that the compiler, or the grader in its place, says of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnostic {
    pub level: Level,
    /// The compiler's code (`E0308`), the lint's name, or the policy's group (`clock`).
    pub code: Option<String>,
    /// One line.
    pub message: String,
    pub place: Option<Place>,
    /// As the compiler renders it, without colours.
    pub rendered: String,
    /// What to do about it, where the grader knows.
    pub help: Option<String>,
}

/// What a check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Passed,
    Failed,
    /// The deadline of real time ended it.
    TimedOut,
    /// The process died (a signal, an abort, a stack overflow), or printed without end.
    Crashed,
    /// The process ended without the check's closing record.
    Missing,
    /// A record that the check did not write.
    Tampered,
}

impl Verdict {
    /// As the scorecard's JSON has it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Failed => "failed",
            Self::TimedOut => "timed_out",
            Self::Crashed => "crashed",
            Self::Missing => "missing",
            Self::Tampered => "tampered",
        }
    }
}

/// One check of an exercise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckReport {
    pub name: String,
    /// What the check asks for, as the learner reads it.
    pub sentence: String,
    /// None where the check did not run, because of the exercise's state.
    pub verdict: Option<Verdict>,
    pub points_earned: u32,
    pub points_possible: u32,
    pub clock: Clock,
    /// Why it failed; none if it passed or did not run.
    pub diagnosis: Option<Diagnosis>,
    /// The assertion that did not hold, if one did not.
    pub failure: Option<Failure>,
    /// Virtual time that the check took, in milliseconds; none on the real clock.
    pub virtual_ms: Option<u64>,
    /// Real time that the check took, in milliseconds; differs from run to run.
    pub real_ms: Option<u64>,
    /// What the candidate printed.
    pub output: Option<Output>,
    pub timeline: Option<Timeline>,
    /// The solution's run of the same check with the same seed, without places; only beside a
    /// check that did not pass, and only for a report that draws it.
    pub goal: Option<Timeline>,
}

/// The cause of a failed check, with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Diagnosis {
    pub code: Code,
    /// One or two sentences for the learner, built from the evidence.
    pub text: String,
    /// Lines of the learner's file that show it, the most telling first.
    pub places: Vec<Place>,
    /// Where the thread was when the deadline in real time came; may differ from run to run.
    pub real_place: Option<Place>,
}

/// Captured output, standard output and standard error in the order they came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Output {
    pub text: String,
    /// When each line was printed, in milliseconds of virtual time; empty where that is unknown.
    pub line_times: Vec<u64>,
    /// There was more than is kept.
    pub truncated: bool,
}

#[cfg(test)]
mod tests;
