//! A scorecard made by hand, with one of everything that can happen.
//!
//! Invariant: nothing here comes from a run, so that reports can be tested without a compiler.

mod everything;
mod timelines;

pub(crate) use everything::everything;
pub(crate) use timelines::*;

use grader::scorecard::{
    CheckReport, Diagnosis, Diagnostic, Disclosure, ExerciseReport, Level, Note, NoteKind,
    SCHEMA_VERSION, Scorecard, State, Tool, Totals, Verdict,
};
use serde_json::Value;
use testkit_record::{Clock, Code, Failure, Place, Timeline};

/// What a submission might try on a reader's terminal.
pub(crate) const HOSTILE: &str =
    "fine\u{1b}[2J\u{1b}]0;title\u{7}\r\nnext\tcell \u{9b}31m \u{202e}gnp.exe\u{200b} \u{8}\u{0}";

/// The file that all of a sample's places are in, unless said otherwise.
pub(crate) const FILE: &str = "exercises/02_joining/join_two.rs";

pub(crate) fn place(line: u32, column: u32) -> Place {
    Place {
        file: FILE.to_owned(),
        line,
        column,
    }
}

pub(crate) fn check(name: &str, sentence: &str, verdict: Option<Verdict>) -> CheckReport {
    CheckReport {
        name: name.to_owned(),
        sentence: sentence.to_owned(),
        verdict,
        points_earned: if verdict == Some(Verdict::Passed) {
            2
        } else {
            0
        },
        points_possible: 2,
        clock: Clock::Virtual,
        diagnosis: None,
        failure: None,
        virtual_ms: verdict.map(|_| 180),
        real_ms: verdict.map(|_| 3),
        output: None,
        timeline: None,
        goal: None,
    }
}

/// A check that failed with `code`, and its timeline.
pub(crate) fn failed(
    sentence: &str,
    code: Code,
    text: &str,
    places: Vec<Place>,
    timeline: Timeline,
) -> CheckReport {
    CheckReport {
        diagnosis: Some(Diagnosis {
            code,
            text: text.to_owned(),
            places,
            real_place: None,
        }),
        timeline: Some(timeline),
        ..check(code.as_str(), sentence, Some(Verdict::Failed))
    }
}

pub(crate) fn failure(code: Code, what: &str, expected: &str, got: &str, why: &str) -> Failure {
    Failure {
        code,
        what: what.to_owned(),
        expected: expected.to_owned(),
        got: got.to_owned(),
        why: why.to_owned(),
        elapsed: None,
        place: Place {
            file: "tests/02_joining/join_two/suite.rs".to_owned(),
            line: 20,
            column: 5,
        },
    }
}

pub(crate) fn exercise(
    topic: &str,
    name: &str,
    title: &str,
    state: State,
    checks: Vec<CheckReport>,
) -> ExerciseReport {
    ExerciseReport {
        name: name.to_owned(),
        topic: topic.to_owned(),
        title: title.to_owned(),
        file: format!("exercises/{topic}/{name}.rs"),
        state,
        reason: None,
        points_earned: checks.iter().map(|check| check.points_earned).sum(),
        points_possible: checks.iter().map(|check| check.points_possible).sum(),
        diagnostics: Vec::new(),
        checks,
        source: None,
    }
}

pub(crate) fn diagnostic(level: Level, code: &str, message: &str, rendered: &str) -> Diagnostic {
    Diagnostic {
        level,
        code: Some(code.to_owned()),
        message: message.to_owned(),
        place: Some(place(8, 5)),
        rendered: rendered.to_owned(),
        help: None,
    }
}

/// The samples know one file; in a scorecard, each exercise has its own.
fn at_home(exercise: &ExerciseReport) -> ExerciseReport {
    let json = serde_json::to_string(exercise).unwrap();
    serde_json::from_str(&json.replace(FILE, &exercise.file)).unwrap()
}

/// The scorecard of `exercises`, its totals added up.
pub(crate) fn card(exercises: &[ExerciseReport]) -> Scorecard {
    let exercises: Vec<_> = exercises.iter().map(at_home).collect();
    let mut totals = Totals::default();
    for exercise in &exercises {
        totals.points_earned += exercise.points_earned;
        totals.points_possible += exercise.points_possible;
        totals.exercises += 1;
        totals.exercises_passed += u32::from(exercise.passed());
        for check in &exercise.checks {
            totals.checks += 1;
            totals.checks_passed += u32::from(check.verdict == Some(Verdict::Passed));
        }
    }
    Scorecard {
        schema_version: SCHEMA_VERSION,
        tool: Tool {
            sandbox: "t3".to_owned(),
            tells_held_threads: true,
            name: "grader".to_owned(),
            version: "0.1.0".to_owned(),
            rustc: "rustc 1.95.0 (1234abcde 2026-04-01)".to_owned(),
            tokio: "1.54.0".to_owned(),
        },
        disclosure: Disclosure::Full,
        error: None,
        seed: 42,
        secret_fingerprint: None,
        totals,
        exercises,
        notes: vec![
            Note {
                file: HOSTILE.to_owned(),
                kind: NoteKind::Extra,
            },
            Note {
                file: String::new(),
                kind: NoteKind::TooMany,
            },
        ],
        real_ms: 1234,
    }
}

/// `card` with `text` behind every text in it that is free to say anything.
pub(crate) fn poisoned(card: &Scorecard, text: &str) -> Scorecard {
    let mut value = serde_json::to_value(card).unwrap();
    poison("", &mut value, text);
    serde_json::from_value(value).unwrap()
}

fn poison(key: &str, value: &mut Value, with: &str) {
    let closed = [
        "state",
        "verdict",
        "level",
        "clock",
        "kind",
        "ended",
        "disclosure",
    ];
    match value {
        Value::String(text) if closed.contains(&key) || text.parse::<Code>().is_ok() => {}
        Value::String(text) => text.push_str(with),
        Value::Array(values) => values.iter_mut().for_each(|value| poison(key, value, with)),
        Value::Object(fields) => fields
            .iter_mut()
            .for_each(|(key, value)| poison(key, value, with)),
        _ => {}
    }
}

/// A grading that came to nothing.
pub(crate) fn not_graded(error: &str) -> Scorecard {
    Scorecard {
        error: Some(error.to_owned()),
        notes: Vec::new(),
        ..card(&[])
    }
}
