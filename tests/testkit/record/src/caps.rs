//! How much a check records at most: what the testkit stops at, and what the grader believes.
//!
//! Invariant: both sides use these numbers, so that more than they allow was not written by a
//! check.

/// More waits than a picture can show.
pub const WAITS: u32 = 2000;
/// More tasks than a suite starts, or than a picture can show.
pub const LANES: u32 = 500;
pub const MARKS: u32 = 500;
/// Moments in which the thread was held; counted apart, so that no other marks can crowd them out.
pub const HELD: u32 = 500;
/// Panics that are caught again and again.
pub const PANICS: u32 = 100;
/// Times of what is printed.
pub const PRINTS: u32 = 500;
