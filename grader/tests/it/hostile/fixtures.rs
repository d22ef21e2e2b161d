//! The hostile files of `grader/tests/hostile`, each with what must come of it in its first line.
//!
//! Invariant: a file earns no more points than it says that it deserves, whatever the sandbox.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use futures::future::join_all;
use grader::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    sandbox::{Sandbox, Tier, Wish},
    scorecard::{ExerciseReport, Level, State, Verdict},
};

use super::{TARGET, grade_named, root, submission_of, target_of};
use crate::{course::Opened, sandbox::offered};

/// What a report says of the target, in the words of a fixture's first line.
fn outcomes(report: &ExerciseReport) -> Vec<String> {
    let state = match report.state {
        State::Graded => {
            return report
                .checks
                .iter()
                .map(|check| {
                    let verdict = match check.verdict {
                        Some(Verdict::Passed) => return format!("{} is passed", check.name),
                        Some(Verdict::Failed) => "failed",
                        Some(Verdict::TimedOut) => "timed_out",
                        Some(Verdict::Crashed) => "crashed",
                        Some(Verdict::Missing) => "missing",
                        Some(Verdict::Tampered) => "tampered",
                        None => "not run",
                    };
                    let code = check
                        .diagnosis
                        .as_ref()
                        .map_or("none", |it| it.code.as_str());
                    format!("{} is {verdict} ({code})", check.name)
                })
                .collect();
        }
        State::Untouched => "untouched",
        State::DidNotCompile => "did_not_compile",
        State::Rejected => "rejected",
        State::NotRun => "not_run",
    };
    let errors = report
        .diagnostics
        .iter()
        .filter(|it| matches!(it.level, Level::Error | Level::Policy | Level::Signature));
    let mut outcomes: Vec<String> = errors
        .map(|it| format!("{state} ({})", it.code.as_deref().unwrap_or("none")))
        .collect();
    if outcomes.is_empty() {
        // The compiler was stopped before it could say anything.
        outcomes.push(format!("{state} (none)"));
    }
    outcomes
}

fn fixtures() -> Vec<Fixture> {
    let folder = root().join("grader/tests/hostile");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the fixtures")
        .map(|entry| entry.expect("a fixture").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    files.iter().map(|path| Fixture::read(path)).collect()
}

/// A hostile file: its name, its text, and what must come of it.
struct Fixture {
    name: String,
    /// The exercise that it answers: `02_joining/join_two.rs`.
    target: String,
    source: String,
    expected: String,
    /// Points that it deserves for what it does right.
    points: u32,
}

impl Fixture {
    fn read(path: &Path) -> Self {
        let source = fs::read_to_string(path).expect("a fixture");
        let first = source.lines().next().expect("a first line");
        let expected = first.strip_prefix("//! expects: ");
        let line = |name: &str| {
            let mut lines = source.lines().take(4);
            lines.find_map(|line| {
                line.strip_prefix("//! ")?
                    .strip_prefix(name)?
                    .strip_prefix(": ")
            })
        };
        let points = line("points").map_or(0, |points| points.parse().expect("points"));
        Self {
            target: line("in").map_or(TARGET.to_owned(), |place| format!("{place}.rs")),
            points,
            name: path.file_stem().expect("a name").display().to_string(),
            expected: expected.expect("what it expects").to_owned(),
            source: source.replace("@COURSE@", &root().display().to_string()),
        }
    }

    fn exercise(&self) -> String {
        let name = Path::new(&self.target).file_stem();
        name.expect("a name").display().to_string()
    }

    fn is_rejected(&self) -> bool {
        self.expected.starts_with("rejected")
    }

    /// It gets as far as being run.
    fn is_run(&self) -> bool {
        !self.is_rejected() && !self.expected.starts_with("did_not_compile")
    }

    /// The compiler, or a check, works on it until it is stopped.
    fn has_no_end(&self) -> bool {
        self.expected.contains(" is timed_out") || self.name == "compiles_without_end"
    }

    /// The exercise, and of a file without an end only the check that it names. It is stopped
    /// early: what has no end has none after seconds either.
    fn worth_waiting_for(&self, exercise: &Exercise) -> Exercise {
        let mut exercise = exercise.clone();
        if let Some((named, _)) = self.expected.split_once(" is timed_out") {
            exercise.checks.retain(|check| check.name == named);
            exercise.timeout_ms = 4000;
        }
        exercise
    }

    /// What is wrong with a report on it.
    fn complaint(&self, report: &ExerciseReport, at: &str) -> Option<String> {
        let outcomes = outcomes(report);
        let points = report.points_earned;
        let right = outcomes.contains(&self.expected) && points <= self.points;
        (!right).then(|| {
            let Self { name, expected, .. } = self;
            format!("{name} at {at}: expected {expected}, got {outcomes:?} and {points} points")
        })
    }
}

/// What a compiler does not refuse, and what runs to its end, does so beside an honest exercise.
#[test]
fn every_hostile_file_gets_what_its_first_line_says_and_disturbs_nobody() {
    let mut fixtures = fixtures();
    assert!(fixtures.len() >= 100, "only {} were found", fixtures.len());
    let is_tried = |it: &Fixture| !it.has_no_end() || it.name == "endless_loop";
    fixtures.retain(|fixture| !fixture.is_rejected() && is_tried(fixture));
    let complaint = |fixture: &Fixture| {
        let (folder, target) = submission_of(&fixture.target);
        fs::write(&target, &fixture.source).expect("the fixture is written");
        let report = target_of(&grade_named(&fixture.exercise(), folder.path()));
        fixture.complaint(&report, "the best tier")
    };
    // Those that wait leave a processor to others meanwhile.
    let wrong: Vec<String> = thread::scope(|scope| {
        let some = |from: usize| fixtures.iter().skip(from).step_by(3).filter_map(complaint);
        let threads = [0, 1, 2].map(|from| scope.spawn(move || some(from).collect::<Vec<_>>()));
        let wrong = threads.map(|thread| thread.join().expect("no panic"));
        wrong.concat()
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the policy, the records and the limits hold back, they hold back without a sandbox that
/// the machine may lack.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_hostile_file_gets_the_same_at_other_tiers() {
    let opened = Opened::open().await;
    let fixtures = fixtures();
    let mut wrong = Vec::new();
    for wish in [Wish::Exactly(Tier::T0), Wish::Exactly(Tier::T1), Wish::Auto] {
        let program = Path::new(env!("CARGO_BIN_EXE_grader"));
        let Ok(sandbox) = Sandbox::open(wish, program).await else {
            let above = |tier: &Tier| *tier > offered() && wish == Wish::Exactly(*tier);
            assert!(Tier::ALL.iter().any(above), "the machine offers {wish}");
            continue;
        };
        let toolbox = opened.toolbox.within(&sandbox);
        let mut impatient = toolbox.clone();
        impatient.compile_deadline = Duration::from_secs(5);
        let bench = Bench::new(&opened.course, &toolbox, 7.into(), 2);
        let impatient = Bench::new(&opened.course, &impatient, 7.into(), 1);
        let tried = fixtures.iter().filter(|fixture| match wish {
            Wish::Exactly(Tier::T0) => true,
            // What is stopped before it runs is the compilers' alone.
            Wish::Exactly(_) => fixture.is_run(),
            _ => fixture.is_rejected() || fixture.has_no_end(),
        });
        let graded = tried.map(async |fixture| {
            let exercise = opened.course.exercise(&fixture.exercise());
            let exercise = fixture.worth_waiting_for(exercise.expect("the target"));
            let candidate = Candidate {
                role: Role::Learner,
                shown: exercise.file.clone(),
                source: fixture.source.clone(),
            };
            let bench = if fixture.has_no_end() {
                &impatient
            } else {
                &bench
            };
            let graded = grade_candidate(bench, &exercise, &candidate).await;
            let report = graded.expect("no fault of the grader").report;
            fixture.complaint(&report, sandbox.name())
        });
        wrong.extend(join_all(graded).await.into_iter().flatten());
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
