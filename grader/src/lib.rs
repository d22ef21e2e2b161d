//! Grades async Rust exercises: compiles a file, runs its suite on a virtual clock, and says what
//! happened.
//!
//! Data flows one way, through plain types: [`exercise`] (what there is to grade) →
//! [`candidate`] (one source under judgement) → [`compile`] (the candidate's crate, then its
//! suite) → [`judge`] (each check in a process of its own, its records turned into a verdict) →
//! [`diagnose`] (why a check failed) → [`scorecard`] (all of it, as data) → [`mod@disclose`] (as much
//! of it as the teacher lets out) → [`report`] (bytes).
//! [`mod@submission`] tells what else somebody handed in.
//! [`grade`] walks a submission along that way, [`verify`] a course's own solutions, stubs and
//! mutants, [`mod@class`] the submissions of many students; [`cli`] is what a user says and hears.
//!
//! [`seed`] is where varied inputs come from.
//!
//! Around it is the learner's desk: [`watch`] (grades what is saved, and shows it), [`bookmark`]
//! (what has passed), [`browser`] (where the page is shown), [`standing`] (how far an exercise is), [`mod@reset`] (back to the stub) and
//! [`mod@explain`] (a page on each diagnosis code).
//!
//! What holds everywhere:
//!
//! - A broken submission is data. An `Err` says that the grader, the machine or the course is at
//!   fault, and [`exit_code`] tells which.
//! - A verdict comes from the check's own records ([`channel`]), never from an exit status or
//!   from what was printed.
//! - Only [`sandbox`] starts processes, only `compile` and [`toolbox`] know a compiler's flags,
//!   only [`policy`] knows what an exercise may not call.
//! - The scorecard and its renderings do no I/O, and only the `cli` and `watch` write to the
//!   terminal;
//!   files are written by [`output`], whole or not at all.
//! - There is no list of exercises: a folder under `tests/` with a manifest is one.

pub mod browser;
pub mod cli;
pub mod doctor;
pub mod exit_code;
pub mod output;
pub mod progress;

pub mod candidate;
pub mod exercise;
pub mod submission;
pub mod suite;
pub mod syntax;

pub mod policy;
pub mod sandbox;
pub mod seed;
pub mod toolbox;

pub mod channel;
pub mod compile;
pub mod judge;
pub mod symbols;

pub mod diagnose;
pub mod explain;
pub mod grade;
pub mod verify;

pub mod class;

pub mod bookmark;
pub mod reset;
pub mod standing;
pub mod watch;

pub mod disclose;
pub mod report;
pub mod scorecard;
