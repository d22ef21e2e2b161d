//! # A runtime of your own
//!
//! A command-line tool is written in plain functions, and now one of them needs the result of a
//! future. `#[tokio::main]` would make the whole `main` async; here the plain function stays
//! plain and calls `run` where it needs the future's result.
//!
//! Write `run`: build a Tokio runtime, run the future on it to its end, return its result.
//!
//! - The future may sleep, spawn tasks and use Tokio's I/O, and may take as long as it likes.
//! - It may hold values that can't leave their thread, such as an `Rc`.
//! - `run` may be called as often as one likes, one call after the other or from several threads
//!   at the same time. It is not called from async code.
//! - Each call has a runtime of its own, which is gone when `run` returns: a task that nobody has
//!   waited for is dropped by then, and not carried on by a later call.

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    drop(future);
    todo!("build a runtime, and let it run the future to its end")
}
