//! From a check's record to the cause of its failure.
//!
//! Invariant: positive evidence or silence. The code that an assertion names is replaced only
//! where the recorded run proves another; everything here is pure.

mod evidence;

use testkit_record::{Code, Failure, MarkKind, Record, Timeline};

use crate::{
    judge::{self, Run},
    sandbox::{Exit, in_words},
    scorecard::{Diagnosis, Verdict},
};
use evidence::Evidence;

/// Why a check did not pass; none where it did.
///
/// `file` and `source` are the candidate's; places are given only where they lie in it.
pub fn diagnose(
    run: &Run,
    timeline: &Timeline,
    file: &str,
    source: &str,
    timeout_ms: u64,
) -> Option<Diagnosis> {
    let evidence = Evidence {
        run,
        timeline,
        file,
        source,
    };
    match run.verdict {
        Verdict::Passed => None,
        Verdict::Failed => Some(failed(&evidence)),
        Verdict::TimedOut => Some(timed_out(&evidence, timeout_ms)),
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
    }
}

/// The failed assertion, unless the record proves something else.
fn failed(evidence: &Evidence<'_>) -> Diagnosis {
    if let Some(diagnosis) = unfinished(evidence) {
        return diagnosis;
    }
    let Some(failure) = evidence.failure() else {
        return panicked(evidence);
    };
    let panic_explains = matches!(failure.code, Code::LostResult | Code::Panicked);
    if panic_explains && evidence.panic().is_some() {
        return panicked(evidence);
    }
    blocked_thread(evidence, failure)
        .or_else(|| not_awaited(evidence, failure))
        .unwrap_or_else(|| as_asserted(evidence, failure))
}

/// A `todo!()` of the candidate was reached.
fn unfinished(evidence: &Evidence<'_>) -> Option<Diagnosis> {
    let (message, place) = evidence.panic()?;
    let unfinished = ["not yet implemented", "not implemented"]
        .iter()
        .any(|start| message.starts_with(start));
    (unfinished && place.is_some()).then(|| Diagnosis {
        code: Code::Unfinished,
        text: "This part is still to be written.".to_owned(),
        places: place.into_iter().collect(),
    })
}

fn panicked(evidence: &Evidence<'_>) -> Diagnosis {
    match evidence.panic() {
        Some((message, place)) => Diagnosis {
            code: Code::Panicked,
            text: format!("The code panicked: {message}"),
            places: place.into_iter().collect(),
        },
        None => told(
            Code::Panicked,
            "The check ended with a panic that is not in your file.",
        ),
    }
}

fn crashed(evidence: &Evidence<'_>) -> Diagnosis {
    let text = match evidence.run.exit {
        Exit::OutputLimit => "The code printed without end, and was stopped for that.".to_owned(),
        _ if evidence.printed("has overflowed its stack") => {
            "The stack overflowed: a function calls itself without end, or a value is too big \
             for the stack."
                .to_owned()
        }
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

fn timed_out(evidence: &Evidence<'_>, timeout_ms: u64) -> Diagnosis {
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
        code: Code::NeverYields,
        text,
        places: evidence.open_places(),
    }
}

/// Codes that a thread put to sleep can explain, where no times were compared.
const EXPLAINED_BY_SLEEP: &[Code] = &[
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

/// The candidate put the runtime's thread to sleep, and the check failed on time: too little of
/// it passed on the virtual clock.
fn blocked_thread(evidence: &Evidence<'_>, failure: &Failure) -> Option<Diagnosis> {
    let explains = match failure.elapsed {
        Some(elapsed) => elapsed.got_ms < elapsed.expected_ms,
        None => EXPLAINED_BY_SLEEP.contains(&failure.code),
    };
    let places = evidence.marked(MarkKind::HeldThread);
    (explains && !places.is_empty()).then(|| Diagnosis {
        code: Code::BlockedThread,
        text: "The whole thread was put to sleep here: no other task could run meanwhile, and \
               the runtime's clock stood still. `tokio::time::sleep(…).await` puts only this \
               task to sleep."
            .to_owned(),
        places,
    })
}

/// Codes that a future nobody polled can explain.
const EXPLAINED_BY_NOT_AWAITED: &[Code] = &[
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
    let (what, place) = evidence.never_polled()?;
    Some(Diagnosis {
        code: Code::NotAwaited,
        text: format!(
            "{what} was created and dropped without ever being polled, so it did nothing. A \
             future runs only while something awaits it."
        ),
        places: vec![place],
    })
}

/// The assertion's own code and reason, with what the record adds to it.
fn as_asserted(evidence: &Evidence<'_>, failure: &Failure) -> Diagnosis {
    let (proof, places) = match failure.code {
        Code::Sequential | Code::NeedlessWait | Code::OverLimit => evidence
            .one_after_another()
            .map_or_else(Default::default, |(first, second)| {
                evidence::sentence_of_sequence(first, second)
            }),
        Code::Deadlock | Code::LostWakeup | Code::BusyWait => {
            let waits = evidence.open_waits();
            let text = if waits.is_empty() {
                String::new()
            } else {
                format!("Still waiting: {}.", waits.join("; "))
            };
            (text, evidence.open_places())
        }
        Code::DetachedTask | Code::NotCancelled => evidence.tasks_left(),
        Code::WronglyCancelled => evidence.cancelled(),
        Code::BlockedThread => (String::new(), evidence.marked(MarkKind::HeldThread)),
        _ => (String::new(), Vec::new()),
    };
    // A report shows the assertion's own reason beside what the record proves.
    let text = if proof.is_empty() {
        failure.why.clone()
    } else {
        proof
    };
    Diagnosis {
        code: failure.code,
        text,
        places,
    }
}

/// The first failed assertion of a check's records.
pub fn failure(records: &[Record]) -> Option<&Failure> {
    records.iter().find_map(|record| match record {
        Record::Failed(failure) => Some(failure),
        _ => None,
    })
}
