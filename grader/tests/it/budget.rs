//! The budget of a submission: what was not run for want of it has no result.
//!
//! Invariant: the grader is started as a teacher does. What is compared is what is said, never
//! how long it took.

use std::{fs, path::Path};

use assert_cmd::cargo::cargo_bin_cmd;
use grader::scorecard::{Scorecard, State};
use tempfile::TempDir;

use crate::desk::Desk;

/// The compiler works on it until somebody ends that.
const ENDLESS: &str = include_str!("../hostile/compiles_without_end.rs");

/// The exit code of a grading, and what it said.
fn grade(desk: &Desk, args: &[&str]) -> (i32, String, String) {
    let mut command = cargo_bin_cmd!("grader");
    command
        .current_dir(desk.root())
        .env_remove("CARGO_TARGET_DIR")
        .args(["grade", "join_two", "--seed", "7", "--exit-zero"])
        .args(args);
    let output = command.output().expect("it runs");
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn hand_in(folder: &Path, text: &str) {
    let file = folder.join("02_joining/join_two.rs");
    fs::create_dir_all(file.parent().expect("a topic")).expect("a folder");
    fs::write(file, text).expect("handed in");
}

#[test]
fn what_was_not_run_is_no_zero_in_any_form() {
    let (desk, folder) = (Desk::new(), TempDir::new().expect("a folder"));
    hand_in(folder.path(), ENDLESS);
    let submission = folder.path().to_str().expect("a path");
    let card = folder.path().join("card.json");
    let to_card = format!("json={}", card.display());
    let args = [
        "--submission",
        submission,
        "--budget",
        "1",
        "--report",
        &to_card,
    ];
    let (code, text, errors) = grade(&desk, &args);
    assert_eq!(code, 3, "{errors}");
    assert!(text.contains("not run") && text.contains("-/3"), "{text}");

    let json = fs::read_to_string(&card).expect("a scorecard");
    let read: Scorecard = serde_json::from_str(&json).expect("a scorecard");
    let [exercise] = read.exercises.as_slice() else {
        panic!("one exercise");
    };
    assert_eq!(exercise.state, State::NotRun);
    let reason = exercise.reason.as_deref().unwrap_or_default();
    assert!(reason.contains("`--budget`"), "{reason}");
    assert!(exercise.checks.iter().all(|check| check.verdict.is_none()));
    assert_eq!((read.not_run(), read.totals.points_possible), (1, 3));
    for (format, said) in [
        ("html", "not run"),
        ("markdown", "not run"),
        ("junit", "not_run"),
        ("github", "not run"),
        ("gradescope", "not run"),
        ("csv", "not_run"),
    ] {
        let mut command = cargo_bin_cmd!("grader");
        let from = ["report", "--format", format, "--from"];
        let output = command.args(from).arg(&card).output().expect("it runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains(said), "{format}: {text}");
    }
}

#[test]
fn a_budget_that_is_enough_changes_nothing() {
    let desk = Desk::new();
    let (code, text, errors) = grade(&desk, &["--submission", "solutions", "--budget", "600"]);
    assert_eq!(code, 0, "{errors}");
    assert!(text.contains("All passed"), "{text}");
}

#[test]
fn a_student_of_a_class_who_was_not_run_is_tried_again() {
    let (desk, folder) = (Desk::new(), TempDir::new().expect("a folder"));
    let class = folder.path().join("5a");
    hand_in(&class.join("eve"), ENDLESS);
    hand_in(
        &class.join("ada"),
        &desk.solution(&desk.exercise("join_two")),
    );
    let output = folder.path().join("results");
    let args = |budget| {
        let paths = [class.to_str().unwrap(), output.to_str().unwrap()];
        [
            "--class", paths[0], "--output", paths[1], "--budget", budget,
        ]
    };
    let (code, _, told) = grade(&desk, &args("5"));
    assert_eq!(code, 3, "{told}");
    assert!(told.contains("ada, 1 of 2: 3 of 3 points\n"), "{told}");
    assert!(told.contains("1 exercise not run"), "{told}");
    let table = fs::read_to_string(output.join("class.csv")).expect("a table");
    assert!(table.contains("\"eve\",\"not_all_run\""), "{table}");
    assert!(table.contains("\"ada\",\"graded\""), "{table}");

    let (code, _, told) = grade(&desk, &args("5"));
    assert_eq!(code, 3, "{told}");
    assert!(
        told.contains("ada, 1 of 2: 3 of 3 points, as before"),
        "{told}"
    );
    assert!(!told.contains(
        "eve, 2 of 2: 0 of 3 points, 1 exercise not run and without a result, as before"
    ));
}
