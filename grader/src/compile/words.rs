//! What the policy forbids by the words of a source, before any compiler reads it.
//!
//! Invariant: only words that stand as code count; comments and texts may speak of anything.

use super::{holes, tokens::Tokens};
use crate::{
    candidate::Candidate,
    policy::Group,
    scorecard::{Diagnostic, Level},
};

/// The keyword, which the lint `unsafe_code` misses in some attributes, and the one way to write
/// machine code that needs no such keyword.
const UNSAFE: &[&str] = &["unsafe", "global_asm"];

const HOLE: &str = "The compiler can be led to take one type for another by it (rust-lang/rust#57893). Implement the trait for the types that you mean, or for sized ones alone.";

/// What the source must not say.
pub(super) fn forbidden(candidate: &Candidate) -> Vec<Diagnostic> {
    let tokens = Tokens::of(&candidate.source);
    let found = tokens.find(UNSAFE).map(|(word, at)| {
        let message = format!("the word `{word}` stands in the code");
        finding(&message, None, candidate, &tokens, at)
    });
    let hole = holes::contradiction(&tokens).map(|at| {
        let message = "a `dyn` binds a type of a trait that is implemented for every type";
        finding(message, Some(HOLE), candidate, &tokens, at)
    });
    found.into_iter().chain(hole).collect()
}

/// What a source that compiled may say, where the grader can't tell its tokens apart.
pub(super) fn in_doubt(candidate: &Candidate) -> Option<Diagnostic> {
    let tokens = Tokens::of(&candidate.source);
    let word = tokens.mentions(UNSAFE)?;
    let message = format!("`{word}` stands in the file, and not all of the file can be read");
    Some(finding(&message, None, candidate, &tokens, 0))
}

/// A finding in the group of what the compiler can't vouch for.
fn finding(
    message: &str,
    help: Option<&str>,
    candidate: &Candidate,
    tokens: &Tokens,
    at: usize,
) -> Diagnostic {
    let place = tokens.place(at, &candidate.shown);
    let (file, line, column) = (&place.file, place.line, place.column);
    let help = help.map_or_else(
        || format!("{} Do it without.", Group::Unsafe.why()),
        str::to_owned,
    );
    Diagnostic {
        level: Level::Policy,
        code: Some(Group::Unsafe.to_string()),
        message: message.to_owned(),
        rendered: format!("error: {message}\n --> {file}:{line}:{column}\n"),
        place: Some(place),
        help: Some(help),
    }
}
