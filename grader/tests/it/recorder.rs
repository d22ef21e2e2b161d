//! The flight recorder on every kind of wait, in every context: place, start, end and ending.
//!
//! The candidate's file says behind each await what its bar must be; the suite runs each of them
//! alone, in `join!`, in `select!` and in a spawned task, and injects futures of its own.

use std::{collections::BTreeMap, fs, path::Path};

use grader::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    scorecard::{CheckReport, ExerciseReport, Verdict},
    suite::CheckSpec,
};
use testkit_record::{Bar, BarEnd, Clock, LaneEnd};
use tokio::sync::OnceCell;

use crate::course::Opened;

const CANDIDATE: &str = "grader/tests/recorder/candidate.rs";
const SUITE: &str = "grader/tests/recorder/suite.rs";

/// Kinds of wait, with the word that stands behind their await.
const KINDS: &[(&str, &str)] = &[
    ("a_sleep", "sleep"),
    ("an_interval", "interval"),
    ("a_timeout", "timeout"),
    ("a_lock", "lock"),
    ("a_write_lock", "lock"),
    ("a_semaphore", "semaphore"),
    ("a_oneshot", "channel"),
    ("a_receive", "channel"),
    ("a_full_send", "channel"),
    ("a_watch", "channel"),
    ("a_broadcast", "channel"),
    ("a_notify", "notify"),
    ("a_token", "notify"),
    ("a_handle", "task"),
    ("a_join_set", "task"),
    ("a_read", "io"),
    ("a_future_by_hand", "wait"),
];

/// The function of the candidate that each kind waits in.
const FUNCTIONS: &[(&str, &str)] = &[
    ("a_sleep", "sleeping"),
    ("an_interval", "ticking"),
    ("a_timeout", "timing_out"),
    ("a_lock", "locking"),
    ("a_write_lock", "writing"),
    ("a_semaphore", "acquiring"),
    ("a_oneshot", "receiving_once"),
    ("a_receive", "receiving"),
    ("a_full_send", "sending"),
    ("a_watch", "watching"),
    ("a_broadcast", "listening"),
    ("a_notify", "notified"),
    ("a_token", "until_cancelled"),
    ("a_handle", "joining"),
    ("a_join_set", "joining_next"),
    ("a_read", "reading"),
    ("a_future_by_hand", "poll"),
];

/// How a wait of 30 ms ends in each context.
const CONTEXTS: &[(&str, u64, BarEnd)] = &[
    ("by_itself", 30, BarEnd::Ready),
    ("joined", 30, BarEnd::Ready),
    ("selected", 20, BarEnd::Cancelled),
    ("spawned", 30, BarEnd::Ready),
];

fn exercise(opened: &Opened) -> Exercise {
    let model = opened
        .course
        .exercise("join_two")
        .expect("join_two is there");
    let kinds = KINDS.iter().map(|(kind, _)| *kind).chain(["injected"]);
    let checks = kinds.flat_map(|kind| {
        CONTEXTS.iter().map(move |(context, ..)| CheckSpec {
            name: format!("{kind}::{context}"),
            sentence: "A wait".to_owned(),
            points: 1,
            clock: Clock::Virtual,
            may_hold_thread: false,
        })
    });
    Exercise {
        name: "candidate".to_owned(),
        suite: SUITE.to_owned(),
        stub: CANDIDATE.to_owned(),
        dependencies: vec!["tokio".to_owned(), "tokio-util".to_owned()],
        checks: checks.collect(),
        ..model.clone()
    }
}

/// The candidate's source and its report; compiled and run once.
async fn recorded() -> &'static (String, ExerciseReport) {
    static RECORDED: OnceCell<(String, ExerciseReport)> = OnceCell::const_new();
    RECORDED.get_or_init(record).await
}

async fn record() -> (String, ExerciseReport) {
    let opened = Opened::open().await;
    let exercise = exercise(&opened);
    let source = fs::read_to_string(Path::new(&opened.course.root).join(CANDIDATE))
        .expect("the candidate can be read");
    let candidate = Candidate {
        role: Role::Learner,
        shown: CANDIDATE.to_owned(),
        source: source.clone(),
    };
    let bench = Bench::new(&opened.course, &opened.toolbox, 1.into(), 2);
    let graded = grade_candidate(&bench, &exercise, &candidate)
        .await
        .expect("the grader is well");
    assert!(
        graded.report.reason.is_none(),
        "{:?}\n{:?}",
        graded.report.reason,
        graded.author_note
    );
    (source, graded.report)
}

/// The line of the await in a function of the candidate, by the word behind it.
fn line_of(source: &str, function: &str, word: &str) -> u32 {
    let begin = source
        .find(&format!("fn {function}("))
        .unwrap_or_else(|| panic!("no function {function}"));
    let before = source[..begin].lines().count();
    let comment = format!("// {word}");
    let offset = source[begin..]
        .lines()
        .position(|line| line.trim_end().ends_with(&comment))
        .unwrap_or_else(|| panic!("no await marked {word:?} in {function}"));
    u32::try_from(before + offset).expect("a short file")
}

fn describe(bar: &Bar) -> String {
    let place = bar.place.as_ref().map_or(0, |place| place.line);
    format!(
        "{:?} at line {place}, {}..{} ms, {:?}",
        bar.kind, bar.start, bar.end, bar.ended
    )
}

/// The bars of a check that lie on a line of the candidate's file.
fn bars_on(check: &CheckReport, line: u32) -> Vec<&Bar> {
    let timeline = check.timeline.as_ref().expect("a timeline");
    let on_line = |bar: &&Bar| {
        let place = bar.place.as_ref();
        place.is_some_and(|place| place.file == CANDIDATE && place.line == line)
    };
    timeline.bars.iter().filter(on_line).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_kind_of_wait_is_a_bar_on_its_own_line_in_every_context() {
    let (source, report) = recorded().await;
    let checks: BTreeMap<&str, &CheckReport> = report
        .checks
        .iter()
        .map(|check| (check.name.as_str(), check))
        .collect();
    let functions: BTreeMap<&str, &str> = FUNCTIONS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (kind, word) in KINDS {
        let line = line_of(source, functions[kind], word);
        for (context, end, ended) in CONTEXTS {
            let name = format!("{kind}::{context}");
            let check = checks[name.as_str()];
            assert_eq!(check.verdict, Some(Verdict::Passed), "{name}: {check:?}");
            let bars = bars_on(check, line);
            let right = |bar: &&Bar| {
                (bar.kind.as_str(), bar.start, bar.end, bar.ended) == (*word, 0, *end, *ended)
            };
            if bars.len() != 1 || !bars.iter().all(right) {
                let bars: Vec<String> = bars.into_iter().map(describe).collect();
                wrong.push(format!(
                    "{name} (line {line}, {word}, 0..{end}, {ended:?}): {bars:?}"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_injected_future_waits_on_the_line_that_awaits_it() {
    let (source, report) = recorded().await;
    let expected = [
        ("by_itself", "alone", 30, BarEnd::Ready),
        ("joined", "in_join", 30, BarEnd::Ready),
        ("selected", "in_select", 20, BarEnd::Cancelled),
    ];
    for (context, function, end, ended) in expected {
        let word = format!("injected {}", function.replace('_', " "));
        let line = if function == "in_join" {
            // Both branches share the macro's line.
            line_of(source, function, "injected in join")
        } else {
            line_of(source, function, &word)
        };
        let name = format!("injected::{context}");
        let check = report.checks.iter().find(|check| check.name == name);
        let bars = bars_on(check.expect("the check ran"), line);
        assert!(
            bars.iter()
                .any(|bar| (bar.start, bar.end, bar.ended) == (0, end, ended)),
            "{name}: {:?}",
            bars.into_iter().map(describe).collect::<Vec<_>>()
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_spawned_task_is_a_lane_with_the_line_of_its_spawn() {
    let (source, report) = recorded().await;
    let name = "injected::spawned";
    let check = report.checks.iter().find(|check| check.name == name);
    let timeline = check
        .and_then(|check| check.timeline.as_ref())
        .expect("a timeline");
    let task = timeline.lanes.get(1).expect("the task's lane");
    let spawn_line = source
        .lines()
        .position(|line| line.contains("tokio::spawn(wait)"))
        .expect("the spawn");
    let place = task.spawned_at.as_ref().expect("a place");
    assert_eq!(
        (place.file.as_str(), place.line as usize),
        (CANDIDATE, spawn_line + 1)
    );
    assert_eq!(
        (task.start, task.end, task.ended),
        (0, 30, LaneEnd::Finished)
    );
}
