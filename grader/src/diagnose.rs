//! From a check's record to the cause of its failure.
//!
//! Invariant: positive evidence or silence. The code that an assertion names is replaced only
//! where the recorded run proves another; everything here is pure.

mod awaits;
mod evidence;
mod held;
mod panics;
mod waits;

use testkit_record::{Code, Failure, MarkKind, Place, Record, Timeline};

use crate::{
    judge::{self, Run},
    sandbox::{Exit, in_words},
    scorecard::{Diagnosis, Diagnostic, Verdict},
};
use evidence::Evidence;
use held::{blocked_thread, held_until_the_deadline};
use panics::panicked;
use waits::Proof;

/// Why a check did not pass; none where it did.
///
/// `file` and `source` are the candidate's, and `warnings` what the compiler said of it; places
/// are given only where they lie in it. `stopped_at` is where the thread was at the deadline.
pub fn diagnose(
    run: &Run,
    timeline: &Timeline,
    file: &str,
    source: &str,
    warnings: &[Diagnostic],
    timeout_ms: u64,
    stopped_at: Option<Place>,
) -> Option<Diagnosis> {
    let evidence = Evidence {
        run,
        timeline,
        file,
        source,
        warnings,
    };
    match run.verdict {
        Verdict::Passed => None,
        Verdict::Failed => Some(failed(&evidence)),
        Verdict::TimedOut => Some(timed_out(&evidence, timeout_ms, stopped_at)),
        Verdict::Crashed => Some(unfinished(&evidence).unwrap_or_else(|| crashed(&evidence))),
        Verdict::Missing => Some(told(
            Code::EndedEarly,
            "The process ended in the middle of the check, as if by `std::process::exit`. A check \
             counts only if it runs to its end.",
        )),
        Verdict::Tampered => Some(told(
            Code::EndedEarly,
            "Something other than the check itself wrote to the grader's channel.",
        )),
    }
}

fn told(code: Code, text: impl Into<String>) -> Diagnosis {
    Diagnosis {
        code,
        text: text.into(),
        places: Vec::new(),
        real_place: None,
    }
}

fn shown(code: Code, text: impl Into<String>, places: Vec<Place>) -> Diagnosis {
    Diagnosis {
        places,
        ..told(code, text)
    }
}

/// The failed assertion, unless the record proves something else.
fn failed(evidence: &Evidence<'_>) -> Diagnosis {
    if let Some(diagnosis) = unfinished(evidence) {
        return diagnosis;
    }
    let Some(failure) = evidence.failure() else {
        // Panics of tasks may be part of a check that passed but for the held thread.
        let held = blocked_thread(evidence, None).filter(|_| evidence.ended_well());
        return held.unwrap_or_else(|| panicked(evidence));
    };
    let panic_explains = matches!(failure.code, Code::LostResult | Code::Panicked);
    if panic_explains && evidence.panic().is_some() {
        return panicked(evidence);
    }
    blocked_thread(evidence, Some(failure))
        .or_else(|| not_awaited(evidence, failure))
        .unwrap_or_else(|| as_asserted(evidence, failure))
}

/// A `todo!()` of the candidate was reached.
fn unfinished(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let panic = evidence.panic()?;
    let is_todo = ["not yet implemented", "not implemented"]
        .iter()
        .any(|start| panic.message.starts_with(start));
    let place = panic.place.filter(|_| is_todo && !panic.is_suites)?;
    Some(shown(
        Code::Unfinished,
        "This part is still to be written.",
        vec![place],
    ))
}

fn crashed(evidence: &Evidence<'_>) -> Diagnosis {
    let text = match evidence.run.exit {
        Exit::OutputLimit => "The code printed without end, and was stopped for that.".to_owned(),
        _ if evidence.printed("has overflowed its stack") => {
            "The stack overflowed: a function calls itself without end, or a value is too big \
             for the stack."
                .to_owned()
        }
        Exit::Signal(signal) if has_closed(evidence) => format!(
            "The check had come to its end, but then the process was ended by signal {signal}."
        ),
        Exit::Signal(signal) => {
            format!("The process was ended by signal {signal} in the middle of the check.")
        }
        Exit::MemoryLimit => format!(
            "The code wanted more memory than the {} that a check may have.",
            in_words(judge::MEMORY)
        ),
        Exit::FileLimit => format!(
            "The code wrote a file larger than the {} that a check may write, and was stopped \
             for that.",
            in_words(judge::FILE_SIZE)
        ),
        Exit::Code(_) | Exit::TimedOut | Exit::CpuLimit => {
            "The process ended in the middle of the check.".to_owned()
        }
    };
    told(Code::EndedEarly, text)
}

/// The check's own end was recorded.
fn has_closed(evidence: &Evidence<'_>) -> bool {
    let last = evidence.run.records.last();
    matches!(last, Some(Record::Ended { .. }))
}

/// The deadline came. A thread that was put to sleep in a poll explains it; else where the
/// thread was when it was asked is told, which may differ from run to run.
fn timed_out(evidence: &Evidence<'_>, timeout_ms: u64, stopped_at: Option<Place>) -> Diagnosis {
    if let Some(diagnosis) = held_until_the_deadline(evidence, timeout_ms) {
        return diagnosis;
    }
    let when = match evidence.run.exit {
        Exit::CpuLimit => {
            "All threads together had used up the check's processor time and it".to_owned()
        }
        _ => format!("After {timeout_ms} ms of real time the check"),
    };
    let text = format!(
        "{when} was still running, and was stopped. While \
         a poll does not return (an endless loop, a lock or a call that blocks the thread), or a \
         task asks for its next turn again and again, the virtual clock can't move."
    );
    Diagnosis {
        real_place: stopped_at,
        ..shown(Code::NeverYields, text, evidence.open_places())
    }
}

/// Codes that a future nobody polled can explain.
const EXPLAINED_BY_NOT_AWAITED: &[Code] = &[
    Code::DetachedTask,
    Code::LostResult,
    Code::NotAwaited,
    Code::TooEarly,
    Code::WrongOrder,
    Code::WrongValue,
];

/// A future was dropped before its first poll, and the check failed on what it should have done.
fn not_awaited(evidence: &Evidence<'_>, failure: &Failure) -> Option<Diagnosis> {
    let too_early = failure
        .elapsed
        .is_some_and(|elapsed| elapsed.got_ms < elapsed.expected_ms);
    if !too_early && !EXPLAINED_BY_NOT_AWAITED.contains(&failure.code) {
        return None;
    }
    let lints = ["unused_must_use", "clippy::let_underscore_future"];
    let warned = evidence.warned(&lints, "future");
    if let Some((what, place)) = evidence.never_polled() {
        let text = format!(
            "{what} was created and dropped without ever being polled, so it did nothing. A \
             future runs only while something awaits it."
        );
        // The compiler says where it was made; the record, where it was dropped.
        let places = if !warned.is_empty() {
            warned
        } else if evidence.is_end_of_block(&place) {
            Vec::new()
        } else {
            vec![place]
        };
        return Some(shown(Code::NotAwaited, text, places));
    }
    if warned.is_empty() {
        return None;
    }
    let text = "The future that is made here is dropped without ever being polled, so nothing \
                of it happens. A future runs only while something awaits it.";
    Some(shown(Code::NotAwaited, text, warned))
}

/// The assertion's own code and reason, with what the record adds to it.
fn as_asserted(evidence: &Evidence<'_>, failure: &Failure) -> Diagnosis {
    if let Some(diagnosis) = contradicted(evidence, failure) {
        return diagnosis;
    }
    // A report shows the assertion's own reason beside what the record proves.
    match proof(evidence, failure) {
        Some((text, places)) => shown(failure.code, text, places),
        None => shown(
            failure.code,
            failure.why.clone(),
            telling_places(evidence, failure.code),
        ),
    }
}

/// The record proves that the assertion's code can't be the cause.
fn contradicted(evidence: &Evidence<'_>, failure: &Failure) -> Option<Diagnosis> {
    match failure.code {
        Code::Deadlock if evidence.nobody_waits() => Some(told(
            Code::LostWakeup,
            "The future said `Pending`, and nobody has kept its waker: nothing will ever have it \
             polled again. Whoever returns `Pending` has to see to it that the waker is called \
             later.",
        )),
        Code::DetachedTask if evidence.timeline.lanes.len() == 1 => Some(told(
            Code::NotAwaited,
            "No task was ever spawned, and nobody polled the future: it did nothing at all.",
        )),
        _ => None,
    }
}

/// What the record proves in the sense of the assertion's code.
fn proof(evidence: &Evidence<'_>, failure: &Failure) -> Option<Proof> {
    match failure.code {
        // What `timed` says of a call beside which timers run without end.
        Code::OverLimit if failure.what == "the call" => waits::still_open(evidence),
        Code::Sequential => waits::begun_anew(evidence)
            .or_else(|| waits::one_after_another(evidence))
            .or_else(|| waits::past_due(evidence, failure.elapsed?)),
        Code::NeedlessWait | Code::OverLimit => {
            waits::begun_anew(evidence).or_else(|| match failure.elapsed {
                Some(elapsed) => waits::past_due(evidence, elapsed),
                None if failure.code == Code::OverLimit => waits::begun_twice(evidence),
                None => waits::one_after_another(evidence),
            })
        }
        Code::Deadlock | Code::LostWakeup => waits::still_open(evidence),
        Code::DetachedTask | Code::NotCancelled => waits::tasks_left(evidence),
        // What a panic drops on its way was not dropped by the code.
        Code::LostResult | Code::TooEarly if evidence.panic().is_some() => None,
        Code::TooEarly => waits::cancelled(evidence).or_else(|| waits::ticks(evidence)),
        Code::LostResult | Code::SwallowedError | Code::WronglyCancelled => {
            waits::cancelled(evidence)
        }
        Code::LostUpdate => waits::overlapping(evidence),
        Code::WrongThread => waits::spawned(evidence),
        _ => None,
    }
}

/// Lines that show what the assertion's own reason speaks of.
fn telling_places(evidence: &Evidence<'_>, code: Code) -> Vec<Place> {
    match code {
        Code::BlockedThread => evidence.marked(MarkKind::HeldThread),
        Code::BusyWait => evidence.written_awaits(true),
        Code::FutureTooBig => evidence.written_awaits(false),
        Code::LockAcrossAwait | Code::NotSend => {
            let locks = [
                "clippy::await_holding_lock",
                "clippy::await_holding_refcell_ref",
            ];
            let guards = evidence.warned(&locks, "await");
            if guards.is_empty() {
                evidence.written_awaits(false)
            } else {
                guards
            }
        }
        Code::Sequential | Code::NeedlessWait | Code::TooEarly => evidence.all_waits(),
        Code::WrongOrder => evidence.works(),
        _ => Vec::new(),
    }
}

/// The first failed assertion of a check's records.
pub fn failure(records: &[Record]) -> Option<&Failure> {
    records.iter().find_map(|record| match record {
        Record::Failed(failure) => Some(failure),
        _ => None,
    })
}
