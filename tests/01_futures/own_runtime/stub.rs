//! # A runtime of your own
//!
//! A command-line tool is written in plain functions, and now one of them needs the result of a
//! future. `#[tokio::main]` would make the whole `main` async; here the plain function stays
//! plain and calls `run` where it needs the future's result.
//!
//! Write `run`: build a Tokio runtime, run the future on it to its end, return its result.
//!
//! - The future may sleep, spawn tasks and use everything else that needs a runtime.
//! - It may hold values that can't leave their thread, such as an `Rc`.
//! - `run` may be called as often as one likes.

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    drop(future);
    todo!("build a runtime, and let it run the future to its end")
}
