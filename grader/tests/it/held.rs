//! The held thread as a rule: whoever holds it fails the check, and nobody else does.
//!
//! Invariant: a check that passed in its own words fails for a thread that the candidate held;
//! what the suite, another thread or a library did for itself costs nothing.
#![cfg(target_os = "linux")]

use std::{fs, path::Path};

use grader::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    scorecard::{CheckReport, Verdict},
    suite,
};
use testkit_record::{Code, MarkKind};

use crate::course::Opened;

const CANDIDATE: &str = "grader/tests/held/candidate.rs";
const SUITE: &str = "grader/tests/held/suite.rs";

/// The reports on all checks of the suite.
async fn graded() -> Vec<CheckReport> {
    let opened = Opened::open().await;
    let root = Path::new(&opened.course.root);
    let model = opened.course.exercise("join_two").expect("a model");
    let exercise = Exercise {
        name: "candidate".to_owned(),
        suite: SUITE.to_owned(),
        stub: CANDIDATE.to_owned(),
        checks: suite::read(&root.join(SUITE)).expect("a suite"),
        ..model.clone()
    };
    let candidate = Candidate {
        role: Role::Learner,
        shown: CANDIDATE.to_owned(),
        source: fs::read_to_string(root.join(CANDIDATE)).expect("the candidate"),
    };
    let bench = Bench::new(&opened.course, &opened.toolbox, 1.into(), 2);
    let graded = grade_candidate(&bench, &exercise, &candidate).await;
    let graded = graded.expect("the grader is well");
    let (report, note) = (graded.report, graded.author_note);
    assert!(report.reason.is_none(), "{:?}\n{note:?}", report.reason);
    report.checks
}

/// The lines of the marks of a held thread.
fn marks(check: &CheckReport) -> Vec<Option<u32>> {
    let marks = check.timeline.iter().flat_map(|timeline| &timeline.marks);
    let held = marks.filter(|mark| mark.kind == MarkKind::HeldThread);
    held.map(|mark| mark.place.as_ref().map(|place| place.line))
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_holds_the_thread_fails_the_check_and_nobody_else_does() {
    let line = Some(16);
    let blocked = Some(Code::BlockedThread);
    let expected = [
        ("held", Verdict::Failed, blocked, vec![line]),
        ("held_and_may", Verdict::Passed, None, vec![line]),
        ("held_and_wrong", Verdict::Failed, blocked, vec![line]),
        ("held_in_a_library", Verdict::Failed, blocked, vec![None]),
        ("free", Verdict::Passed, None, vec![]),
        ("held_by_the_suite", Verdict::Passed, None, vec![]),
    ];
    let checks = graded().await;
    let found: Vec<_> = checks
        .iter()
        .map(|check| {
            let code = check.diagnosis.as_ref().map(|it| it.code);
            let verdict = check.verdict.expect("it ran");
            assert_eq!(check.points_earned, u32::from(verdict == Verdict::Passed));
            (check.name.as_str(), verdict, code, marks(check))
        })
        .collect();
    assert_eq!(found, expected);
}
