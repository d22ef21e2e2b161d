//! Parts of a scorecard, from records and reports made by hand.
//!
//! Invariant: nothing is run.

use std::env;

use testkit_record::{Clock, Place, Record, WaitKind};

use super::{SOURCE_CAP, excerpt, not_run, report, stopped_at, timeline, totals};
use crate::{
    exercise::Exercise,
    judge::Run,
    sandbox::Exit,
    scorecard::{CheckReport, ExerciseReport, State, Verdict},
    suite::CheckSpec,
    symbols::Symbols,
};

fn check(verdict: Option<Verdict>, points: u32) -> CheckReport {
    let spec = CheckSpec {
        name: String::new(),
        sentence: String::new(),
        points,
        clock: Clock::Virtual,
        may_hold_thread: false,
    };
    let passed = verdict == Some(Verdict::Passed);
    CheckReport {
        verdict,
        points_earned: if passed { points } else { 0 },
        ..not_run(&spec)
    }
}

fn exercise(state: State, checks: Vec<CheckReport>) -> ExerciseReport {
    ExerciseReport {
        points_earned: checks.iter().map(|it| it.points_earned).sum(),
        points_possible: checks.iter().map(|it| it.points_possible).sum(),
        checks,
        ..report(&Exercise::default(), "", state)
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

/// Code that a thread could stand in, in this very file.
#[inline(never)]
fn stands_here() -> u32 {
    line!()
}

/// Where this program lies in memory: what its addresses are offsets from.
#[cfg(target_os = "linux")]
fn load_base() -> u64 {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("what is mapped");
    let program = env::current_exe().expect("this test's program");
    let program = program.to_str().expect("a path");
    let first = maps.lines().find(|line| line.ends_with(program));
    let start = first.and_then(|line| line.split('-').next());
    u64::from_str_radix(start.expect("a mapping"), 16).expect("an address")
}

#[cfg(target_os = "linux")]
#[test]
fn the_place_at_the_deadline_is_a_line_of_the_candidate() {
    let root = env!("CARGO_MANIFEST_DIR").strip_suffix("grader");
    let this = format!("{}{}", root.expect("a workspace"), file!());
    let start = (stands_here as fn() -> u32 as *const ()).addr() as u64;
    // A return address lies behind its call.
    let stack = vec![1, start - load_base() + 1];
    let line = stands_here();
    let records = vec![lane(1, place(&this, 7)), Record::Stopped { stack }];
    let found = stopped_at(&run(records), &symbols(&this)).expect("a place");
    assert_eq!(found.file, this);
    // The function's own three lines: which of them an address means is the compiler's affair.
    assert!((line - 1..=line + 1).contains(&found.line), "{found:?}");
    assert_eq!(stopped_at(&run(Vec::new()), &symbols(&this)), None);
}
