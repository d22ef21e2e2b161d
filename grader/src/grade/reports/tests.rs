//! Parts of a scorecard, from records and reports made by hand.
//!
//! Invariant: nothing is run.

use std::env;

use testkit_record::{Clock, Place, Record, WaitKind};

use super::{SOURCE_CAP, excerpt, timeline, totals};
use crate::{
    judge::Run,
    sandbox::Exit,
    scorecard::{CheckReport, ExerciseReport, State, Verdict},
    symbols::Symbols,
};

fn check(verdict: Option<Verdict>, points: u32) -> CheckReport {
    CheckReport {
        name: String::new(),
        sentence: String::new(),
        verdict,
        points_earned: if verdict == Some(Verdict::Passed) {
            points
        } else {
            0
        },
        points_possible: points,
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

fn exercise(state: State, checks: Vec<CheckReport>) -> ExerciseReport {
    ExerciseReport {
        name: String::new(),
        topic: String::new(),
        title: String::new(),
        file: String::new(),
        state,
        reason: None,
        points_earned: checks.iter().map(|it| it.points_earned).sum(),
        points_possible: checks.iter().map(|it| it.points_possible).sum(),
        diagnostics: Vec::new(),
        checks,
        source: None,
    }
}

#[test]
fn what_was_not_graded_counts_as_possible_all_the_same() {
    let (passed, failed) = (Some(Verdict::Passed), Some(Verdict::Failed));
    let sums = totals(&[
        exercise(State::Graded, vec![check(passed, 3), check(passed, 1)]),
        exercise(State::Graded, vec![check(passed, 2), check(failed, 4)]),
        exercise(State::Untouched, vec![check(None, 8)]),
        exercise(State::DidNotCompile, vec![check(None, 16)]),
        exercise(State::Rejected, vec![check(None, 32), check(None, 64)]),
    ]);
    assert_eq!((sums.points_earned, sums.points_possible), (6, 130));
    assert_eq!((sums.exercises_passed, sums.exercises), (1, 5));
    assert_eq!((sums.checks_passed, sums.checks), (3, 8));
}

#[test]
fn a_long_text_is_cut_at_the_end_of_a_line() {
    assert_eq!(excerpt("fn a() {}"), "fn a() {}");
    let long = "// äöü\n".repeat(SOURCE_CAP);
    let kept = excerpt(&long);
    assert!(kept.ends_with("ü\n") && kept.len() <= SOURCE_CAP);
    assert!(kept.len() > SOURCE_CAP - 16);
    assert_eq!(excerpt(&"ä".repeat(SOURCE_CAP)), "");
}

fn run(records: Vec<Record>) -> Run {
    Run {
        verdict: Verdict::Failed,
        exit: Exit::TimedOut,
        records,
        output: None,
        real_ms: 1,
        may_hold_thread: false,
    }
}

/// What reads addresses of this test, with `file` as the learner's.
fn symbols(file: &str) -> Symbols {
    let program = env::current_exe().expect("this test's program");
    Symbols::open(&program, file).expect("debug information")
}

fn place(file: &str, line: u32) -> Place {
    Place {
        file: file.to_owned(),
        line,
        column: 5,
    }
}

fn lane(lane: u32, spawned_at: Place) -> Record {
    Record::Lane {
        lane,
        spawned_at: Some(spawned_at),
        blocking: false,
        at: 0,
    }
}

fn wait(wait: u32, lane: u32) -> Record {
    Record::Wait {
        wait,
        lane,
        kind: Some(WaitKind::Sleep),
        name: None,
        made_at: None,
        stack: Vec::new(),
        at: 0,
    }
}

#[test]
fn a_future_that_was_spawned_as_it_is_has_the_line_of_the_spawn() {
    let run = run(vec![
        lane(1, place("mine.rs", 11)),
        lane(2, place("mine.rs", 12)),
        lane(3, place("suite.rs", 13)),
        wait(1, 2),
        wait(2, 1),
        wait(3, 3),
        wait(4, 0),
    ]);
    let bars = timeline(&run, &symbols("mine.rs"), "mine.rs").bars;
    let places: Vec<_> = bars.into_iter().map(|bar| bar.place).collect();
    let (own, other) = (place("mine.rs", 11), place("mine.rs", 12));
    assert_eq!(places, [Some(other), Some(own), None, None]);
}
