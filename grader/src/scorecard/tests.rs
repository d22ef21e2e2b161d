//! Words and sums of a scorecard.

use super::{CheckReport, ExerciseReport, NoteKind, Scorecard, State, Verdict};
use crate::grade::no_result;
use testkit_record::Clock;

const VERDICTS: [Verdict; 6] = [
    Verdict::Passed,
    Verdict::Failed,
    Verdict::TimedOut,
    Verdict::Crashed,
    Verdict::Missing,
    Verdict::Tampered,
];
const STATES: [State; 5] = [
    State::Untouched,
    State::DidNotCompile,
    State::Rejected,
    State::Graded,
    State::NotRun,
];

fn check(verdict: Option<Verdict>) -> CheckReport {
    CheckReport {
        name: String::new(),
        sentence: String::new(),
        verdict,
        points_earned: 0,
        points_possible: 2,
        clock: Clock::Virtual,
        diagnosis: None,
        failure: None,
        virtual_ms: None,
        real_ms: None,
        output: None,
        timeline: None,
        goal: None,
    }
}

fn exercise(state: State, points: (u32, u32), checks: Vec<CheckReport>) -> ExerciseReport {
    ExerciseReport {
        name: String::new(),
        topic: String::new(),
        title: String::new(),
        file: String::new(),
        state,
        reason: None,
        points_earned: points.0,
        points_possible: points.1,
        diagnostics: Vec::new(),
        checks,
        source: None,
    }
}

#[test]
fn words_are_those_of_the_json() {
    for verdict in VERDICTS {
        assert_eq!(serde_json::to_value(verdict).unwrap(), verdict.as_str());
    }
    for state in STATES {
        assert_eq!(serde_json::to_value(state).unwrap(), state.as_str());
    }
    assert!(NoteKind::Link.as_str().contains("link"));
}

#[test]
fn an_exercise_has_passed_if_it_was_graded_and_lost_no_point_and_no_check() {
    let passed = || check(Some(Verdict::Passed));
    let all = exercise(State::Graded, (4, 4), vec![passed(), passed()]);
    assert!(all.passed());
    // Where checks are not disclosed, there are none.
    assert!(exercise(State::Graded, (4, 4), Vec::new()).passed());
    assert!(!exercise(State::Graded, (3, 4), Vec::new()).passed());
    for verdict in VERDICTS.into_iter().filter(|it| *it != Verdict::Passed) {
        let one = exercise(State::Graded, (4, 4), vec![passed(), check(Some(verdict))]);
        assert!(!one.passed(), "{verdict:?}");
    }
    assert!(!exercise(State::Graded, (4, 4), vec![check(None)]).passed());
    for state in STATES.into_iter().filter(|it| *it != State::Graded) {
        assert!(!exercise(state, (4, 4), vec![passed()]).passed());
        assert!(!exercise(state, (0, 0), Vec::new()).passed());
    }
}

#[test]
fn only_what_was_not_run_is_without_a_result() {
    let card = |states: &[State]| Scorecard {
        exercises: states
            .iter()
            .map(|&it| exercise(it, (0, 2), Vec::new()))
            .collect(),
        ..no_result("no disk")
    };
    assert_eq!(card(&STATES).not_run(), 1);
    assert_eq!(
        card(&[State::NotRun, State::Graded, State::NotRun]).not_run(),
        2
    );
    assert_eq!(card(&[State::Untouched, State::Rejected]).not_run(), 0);
}
