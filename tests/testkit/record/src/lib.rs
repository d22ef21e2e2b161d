//! What a check tells the grader while it runs: the [`Record`]s it streams, the
//! [`Timeline`] they add up to, the [`Code`]s of the diagnoses, and the
//! [`Key`]s that records are signed with.
//!
//! Invariant: data and pure functions only. The testkit writes it, the grader reads it,
//! and neither knows more of the other than what stands here.

mod assembler;
pub mod caps;
mod code;
mod key;
mod record;
mod timeline;
mod words;

pub use assembler::{Assembler, Site};
pub use code::Code;
pub use key::{Hello, Key, Seal};
pub use record::{Clock, Elapsed, Failure, Outcome, Place, Record};
pub use timeline::{Bar, BarEnd, Lane, LaneEnd, Mark, MarkKind, Timeline, WaitKind};
pub use words::duration_in_words;
