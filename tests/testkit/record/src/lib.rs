//! What a check tells the grader while it runs: the [`Record`]s it streams, the
//! [`Timeline`] they add up to, and the [`Code`]s of the diagnoses.
//!
//! Invariant: data and pure functions only. The testkit writes it, the grader reads it,
//! and neither knows more of the other than what stands here.

mod code;
mod record;
mod timeline;

pub use code::Code;
pub use record::{Clock, Elapsed, Failure, Hello, Outcome, Place, Record};
pub use timeline::{
    Assembler, Bar, BarEnd, Lane, LaneEnd, Mark, MarkKind, Site, Timeline, WaitKind,
};
