//! What is said of a candidate that held the thread of the check's runtime.
//!
//! Invariant: that it did is proven by the record, whether it explains the failed expectation or
//! not; only where it does is it given as the reason.

use testkit_record::{Code, Failure, MarkKind};

use super::{Diagnosis, evidence::Evidence, shown};

/// Codes that a held thread can explain, where no times were compared.
const EXPLAINED: &[Code] = &[
    Code::BlockedThread,
    Code::NeedlessWait,
    Code::NeverYields,
    Code::NotCancelled,
    Code::OverLimit,
    Code::Sequential,
    Code::TooEarly,
    Code::Unlimited,
    Code::WrongOrder,
];

/// What happens while the thread is held.
const MEANWHILE: &str = "no other task could run meanwhile, and the runtime's clock stood still.";

/// The candidate held the thread; none where it did not, or might and it explains nothing.
pub(super) fn blocked_thread(
    evidence: &Evidence<'_>,
    failure: Option<&Failure>,
) -> Option<Diagnosis> {
    if !evidence.run.held_thread() {
        return None;
    }
    let explains = failure.is_none_or(explains);
    if evidence.run.may_hold_thread && !explains {
        return None;
    }
    let mut text = match (
        call(evidence),
        evidence.marked(MarkKind::HeldThread).is_empty(),
    ) {
        (None, false) => format!("The whole thread was held here: {MEANWHILE}"),
        (None, true) => format!("The whole thread was held by what your code made: {MEANWHILE}"),
        (Some("thread::sleep"), false) => {
            format!("The whole thread was put to sleep here: {MEANWHILE}")
        }
        (Some(call), false) => {
            format!("The whole thread was held here, in `{call}`: {MEANWHILE}")
        }
        (Some(call), true) => {
            format!("The whole thread was held in a `{call}` that your code asks for: {MEANWHILE}")
        }
    };
    text.push(' ');
    text.push_str(instead(call(evidence)));
    if !explains {
        text.push_str(" What the check expected may have failed for another reason besides.");
    }
    let places = evidence.marked(MarkKind::HeldThread);
    Some(shown(Code::BlockedThread, text, places))
}

/// Whether a held thread can be why the expectation did not hold: too little of the clock's time
/// passed, or something came too early or too late for want of a thread.
fn explains(failure: &Failure) -> bool {
    match failure.elapsed {
        Some(elapsed) => elapsed.got_ms < elapsed.expected_ms,
        None => EXPLAINED.contains(&failure.code),
    }
}

/// The deadline came while the thread was held, or after it was.
pub(super) fn held_until_the_deadline(
    evidence: &Evidence<'_>,
    timeout_ms: u64,
) -> Option<Diagnosis> {
    if !evidence.run.held_thread() {
        return None;
    }
    let places = evidence.marked(MarkKind::HeldThread);
    let place = if places.is_empty() {
        "by what your code made"
    } else {
        "here"
    };
    let call = match call(evidence) {
        Some(call) => format!(", in `{call}`"),
        None => String::new(),
    };
    let text = format!(
        "After {timeout_ms} ms of real time the check was still running, and was stopped. The \
         whole thread was held {place}{call}: what it waits for may need this very thread, and \
         then never gets it. {}",
        instead(self::call(evidence))
    );
    Some(shown(Code::BlockedThread, text, places))
}

/// What the thread was held in, where it was one call alone.
fn call<'a>(evidence: &Evidence<'a>) -> Option<&'a str> {
    let marks = evidence.timeline.marks.iter();
    let mut held = marks.filter(|mark| mark.kind == MarkKind::HeldThread);
    let call = held.next()?.name.as_deref()?;
    held.all(|mark| mark.name.as_deref() == Some(call))
        .then_some(call)
}

/// What to write in the place of a call that holds the thread.
fn instead(call: Option<&str>) -> &'static str {
    match call {
        Some("thread::sleep") => "`tokio::time::sleep(…).await` puts only this task to sleep.",
        Some("recv" | "send" | "std::sync::mpsc") => {
            "The channels of `tokio::sync` are waited for with `.await`, and meanwhile the other \
             tasks run."
        }
        Some("Mutex::lock" | "RwLock") => {
            "A lock that is held for long, or across an `.await`, is a `tokio::sync::Mutex`, \
             which is waited for with `.await`."
        }
        Some("join" | "thread::scope") => {
            "What blocks or computes for long runs in `tokio::task::spawn_blocking`, whose handle \
             is awaited."
        }
        Some("block_on") => "A future is waited for with `.await`.",
        _ => {
            "Async code waits with `.await`, which holds up this task alone; what has to block \
             runs in `tokio::task::spawn_blocking`."
        }
    }
}
