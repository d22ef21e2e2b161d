//! What is said where a grading came to nothing.
//!
//! Invariant: there is a whole scorecard even then, without exercises and points.

use std::any::Any;

use crate::scorecard::{Disclosure, SCHEMA_VERSION, Scorecard, Tool, Totals};

/// The scorecard of a grading that came to nothing because of `error`.
pub fn no_result(error: &str) -> Scorecard {
    Scorecard {
        schema_version: SCHEMA_VERSION,
        tool: Tool {
            name: env!("CARGO_PKG_NAME").to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rustc: String::new(),
            tokio: String::new(),
            sandbox: String::new(),
            tells_held_threads: Tool::TELLS_HELD_THREADS,
        },
        disclosure: Disclosure::Full,
        error: Some(error.to_owned()),
        seed: 0,
        secret_fingerprint: None,
        totals: Totals::default(),
        exercises: Vec::new(),
        notes: Vec::new(),
        real_ms: 0,
    }
}

/// What a panic of the grader's own said.
pub fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    format!(
        "the grader panicked: {}",
        text.unwrap_or("it said nothing more")
    )
}
