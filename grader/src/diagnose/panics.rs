//! What a panic in a check means.
//!
//! Invariant: the panic's own words are always told; what stands beside them is sure.

use testkit_record::Code;

use super::{Diagnosis, evidence::Evidence, shown, told};

/// Words of well-known panics, and what they mean for async code.
const MEANINGS: &[(&str, &str)] = &[
    (
        "resumed after completion",
        "A future that had given its value already was polled again. `select!` in a loop does so \
         with a branch that is not switched off once it is done.",
    ),
    (
        "polled after completion",
        "A future that had given its value already was polled again. `select!` in a loop does so \
         with a branch that is not switched off once it is done.",
    ),
    (
        "there is no reactor running",
        "Timers, sockets and tasks need a runtime that is running on this thread, and there is \
         none here.",
    ),
    (
        "Cannot start a runtime from within a runtime",
        "This thread is driving a runtime already: async code waits with `.await`, and never \
         with `block_on`.",
    ),
    (
        "!ret.inner.is_empty()",
        "`select_all` of no futures at all: there is none that could be the first.",
    ),
];

/// The check ended with a panic that no assertion explains.
pub(super) fn panicked(evidence: &Evidence<'_>) -> Diagnosis {
    let Some(panic) = evidence.panic() else {
        return told(
            Code::Panicked,
            "A panic came out of the code without a message of its own: a panic that was caught \
             and thrown on does so.",
        );
    };
    let meaning = MEANINGS
        .iter()
        .find(|(words, _)| panic.message.contains(words));
    let text = match meaning {
        Some((_, meaning)) => format!("The code panicked: {}. {meaning}", sentence(panic.message)),
        None if panic.is_suites && panic.place.is_none() => format!(
            "A panic that began outside of your file went through your code, which did not keep it: {}",
            panic.message
        ),
        None => format!("The code panicked: {}", panic.message),
    };
    shown(Code::Panicked, text, panic.place.into_iter().collect())
}

/// The first sentence of a message, without its full stop.
fn sentence(message: &str) -> &str {
    let end = message.find(". ").unwrap_or(message.len());
    message[..end].trim_end_matches('.')
}
