//! Plain words on the compiler's well-known messages about async code.
//!
//! Invariant: a sentence stands above the compiler's own text, and never in its place.

use super::message::Message;
use crate::scorecard::Diagnostic;

/// The compiler's words on a crate that is not there.
const NO_CRATE: &[&str] = &[
    "unlinked crate",
    "can't find crate",
    "maybe a missing crate",
];

/// What the well-known messages on async code mean, in plain words.
pub(super) fn help(message: &Message) -> Option<&'static str> {
    let says = |words: &str| {
        let mut spans = message.spans.iter();
        message.text.contains(words)
            || spans.any(|span| span.label.as_ref().is_some_and(|it| it.contains(words)))
    };
    match message.code() {
        Some("E0453") => Some(
            "Remove this attribute, or name only the lints that you mean: it would switch off rules that hold for every exercise.",
        ),
        Some("E0728") => Some(
            "`.await` gives the thread back to the runtime until the value is there, and only async code can do that: make the function or block around it `async`.",
        ),
        Some("E0373") => Some(
            "A spawned task may live longer than the function that spawns it, so it can't borrow from it: write `async move`, and clone what is needed in both places.",
        ),
        Some("E0521") => Some(
            "A spawned task may live longer than what this reference points to: give the task a value of its own, by `clone` or `to_owned`, before spawning it.",
        ),
        Some("E0308") if says("found future") || says("found opaque type") => {
            Some("Calling an async function only gives a future: `.await` it to have its value.")
        }
        Some("E0277" | "E0599")
            if ["impl std::future::Future", "impl Future"]
                .iter()
                .any(|it| message.text.contains(it))
                && !message.text.contains("cannot be") =>
        {
            Some("This is a future and not its value yet: `.await` it to have the value.")
        }
        Some("E0277") if message.text.contains("cannot be sent") && message.is_of_a_parameter() => {
            Some(
                "`tokio::spawn` takes only what may move to another thread and borrows nothing (`Send + 'static`), and the signature promises neither for this type. The signature is not yours to change: wait for it within this function, without a task.",
            )
        }
        _ if message.is_error()
            && (says("future cannot be sent between threads")
                || says("cannot be sent between threads safely")) =>
        {
            Some(
                "A spawned task may go on in another thread at each `.await`, so what it holds across one has to be `Send`: drop it before the `.await`, or use a type that may move (`Arc`, not `Rc`).",
            )
        }
        Some("unused_must_use") if says("future") => {
            Some("A future does nothing until it is awaited: this line starts no work at all.")
        }
        _ => None,
    }
}

/// Says which crates there are, where one is named that is not.
pub(super) fn name_the_crates(diagnostics: &mut [Diagnostic], crates: &[String]) {
    let names = crates
        .iter()
        .map(|name| format!(", `{}`", name.replace('-', "_")));
    let help = format!(
        "An answer may use `std`{}, and no other crates.",
        names.collect::<String>()
    );
    for diagnostic in diagnostics {
        let is_missing = matches!(
            diagnostic.code.as_deref(),
            Some("E0432" | "E0433" | "E0463")
        );
        let rendered = &diagnostic.rendered;
        if is_missing && NO_CRATE.iter().any(|words| rendered.contains(words)) {
            diagnostic.help.get_or_insert_with(|| help.clone());
        }
    }
}
