//! The author's gate: a course whose suites are themselves proven.
//!
//! Every solution and every witness passes, every stub compiles and earns nothing, as does every
//! answer that does nothing, every mutant is rejected by the check and with the code that its
//! first line names, and every check is named by some mutant.
//! Invariant: nothing under `exercises/` is read, so that solving an exercise can't break the
//! course's own tests.

mod idle;
mod mutant;
mod nothing;
mod repeat;
mod texts;
mod witness;

pub use repeat::{Repeat, repeat};

use std::fmt;

use futures::future::try_join_all;
use testkit_record::Bar;

use crate::{
    candidate::{self, Candidate, Rejection, Role},
    exercise::{Course, Exercise},
    grade::{Bench, Graded, grade_candidate},
    progress::Progress,
    scorecard::{CheckReport, ExerciseReport, State, Verdict},
    seed::Seed,
    toolbox::Toolbox,
};

/// Something that an author has to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file that it is about, relative to the course's root.
    pub file: String,
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, self.text)
    }
}

/// What the gate looked at, and what it found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    pub exercises: usize,
    /// Files of the course that were compiled and run.
    pub candidates: usize,
    /// Answers that do nothing: those that were made and compile, and the exercises' own.
    pub idle: usize,
    /// In the order of the course.
    pub findings: Vec<Finding>,
}

/// Puts the named exercises through the gate.
///
/// # Errors
/// If the grader or the machine is at fault.
pub async fn verify(
    course: &Course,
    toolbox: &Toolbox,
    names: &[String],
    seed: Seed,
    jobs: usize,
    progress: &Progress,
) -> anyhow::Result<Verified> {
    let bench = Bench::new(course, toolbox, seed, jobs);
    let wanted = course.select(names);
    let mut verified = Verified {
        exercises: wanted.len(),
        candidates: wanted
            .iter()
            .map(|exercise| exercise.mutants.len() + exercise.witnesses.len() + 2)
            .sum(),
        idle: 0,
        findings: texts::orphans(course)?,
    };
    progress.start(wanted.len() as u64);
    let all = try_join_all(wanted.into_iter().map(async |exercise| {
        let verified = verify_exercise(&bench, exercise).await?;
        progress.exercise_done(&exercise.name);
        anyhow::Ok(verified)
    }))
    .await?;
    progress.finish();
    for (idle, findings) in all {
        verified.idle += idle;
        verified.findings.extend(findings);
    }
    Ok(verified)
}

/// How many answers did nothing, and all that was found.
async fn verify_exercise(
    bench: &Bench<'_>,
    exercise: &Exercise,
) -> anyhow::Result<(usize, Vec<Finding>)> {
    let mut findings = texts::read(bench.course, exercise)?;
    let (solution, stub, mutants, witnesses, (idle, earned)) = tokio::try_join!(
        verify_solution(bench, exercise),
        verify_stub(bench, exercise),
        try_join_all(
            exercise
                .mutants
                .iter()
                .map(async |mutant| mutant::verify_mutant(bench, exercise, mutant).await),
        ),
        witness::verify_witnesses(bench, exercise),
        nothing::verify_idle(bench, exercise),
    )?;
    findings.extend([solution, stub, witnesses, earned].concat());
    let mut named = Vec::new();
    for (rejection, found) in mutants {
        findings.extend(found);
        if let Some(Rejection::Check { check, .. }) = rejection {
            named.push(check);
        }
    }
    let needless = exercise
        .checks
        .iter()
        .filter(|check| !named.contains(&check.name));
    findings.extend(needless.map(|check| Finding {
        file: exercise.suite.clone(),
        text: format!(
            "no mutant needs the check {}: write one, or drop the check",
            check.name
        ),
    }));
    Ok((idle, findings))
}

async fn verify_solution(bench: &Bench<'_>, exercise: &Exercise) -> anyhow::Result<Vec<Finding>> {
    let solution = candidate::load(bench.course, Role::Solution, &exercise.solution)?;
    let graded = grade_candidate(bench, exercise, &solution).await?;
    let mut texts = complaints(&graded);
    if graded.report.state != State::Graded {
        texts.push(format!("the solution is {}", in_words(&graded.report)));
    }
    for check in &graded.report.checks {
        match check.verdict {
            Some(Verdict::Passed) if has_no_bar(check, &solution.shown) => texts.push(format!(
                "check {} takes time, but no bar of it lies in this file",
                check.name
            )),
            Some(Verdict::Passed) | None => {}
            Some(_) => texts.push(format!("check {} is {}", check.name, outcome(check))),
        }
    }
    Ok(about(&solution.shown, texts))
}

/// Whether the learner would see no line of theirs in the picture of a check that takes time.
fn has_no_bar(check: &CheckReport, file: &str) -> bool {
    let lies_in_file = |bar: &Bar| bar.place.as_ref().is_some_and(|place| place.file == file);
    check.virtual_ms.is_some_and(|millis| millis > 0)
        && check
            .timeline
            .as_ref()
            .is_some_and(|timeline| !timeline.bars.iter().any(lies_in_file))
}

async fn verify_stub(bench: &Bench<'_>, exercise: &Exercise) -> anyhow::Result<Vec<Finding>> {
    let stub = candidate::load(bench.course, Role::Stub, &exercise.stub)?;
    let graded = grade_candidate(bench, exercise, &stub).await?;
    let mut texts = complaints(&graded);
    if graded.report.state != State::Graded {
        texts.push(format!("the stub is {}", in_words(&graded.report)));
    }
    for check in &graded.report.checks {
        if check.verdict == Some(Verdict::Passed) {
            texts.push(format!("the stub passes the check {}", check.name));
        }
    }
    Ok(about(&stub.shown, texts))
}

/// What the compiler says of a file that an author hands out: nothing, if all is well.
fn complaints(graded: &Graded) -> Vec<String> {
    let mut texts: Vec<String> = graded
        .report
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.rendered.trim_end().to_owned())
        .collect();
    texts.extend(graded.author_note.clone());
    texts
}

fn outcome(check: &CheckReport) -> String {
    let verdict = match check.verdict {
        Some(Verdict::Passed) => "passed",
        Some(Verdict::Failed) => "failed",
        Some(Verdict::TimedOut) => "timed out",
        Some(Verdict::Crashed) => "crashed",
        Some(Verdict::Missing) => "missing",
        Some(Verdict::Tampered) => "tampered with",
        None => "not run",
    };
    match &check.diagnosis {
        Some(diagnosis) => format!("{verdict} ({}: {})", diagnosis.code, diagnosis.text),
        None => verdict.to_owned(),
    }
}

/// The checks that did reject a candidate.
fn failing(report: &ExerciseReport) -> String {
    let failing: Vec<String> = report
        .checks
        .iter()
        .filter(|check| !matches!(check.verdict, None | Some(Verdict::Passed)))
        .map(|check| format!("{} is {}", check.name, outcome(check)))
        .collect();
    if failing.is_empty() {
        "no check failed".to_owned()
    } else {
        failing.join("; ")
    }
}

fn in_words(report: &ExerciseReport) -> String {
    let state = match report.state {
        State::Untouched => "untouched",
        State::DidNotCompile => "not compiled",
        State::Rejected => "rejected by policy",
        State::Graded => "graded",
        State::NotRun => "not run",
    };
    let codes: Vec<&str> = report
        .diagnostics
        .iter()
        .filter_map(|diagnostic| diagnostic.code.as_deref())
        .collect();
    match (&report.reason, codes.is_empty()) {
        (Some(reason), false) => format!("{state} ({}: {reason})", codes.join(", ")),
        (Some(reason), true) => format!("{state} ({reason})"),
        (None, _) => state.to_owned(),
    }
}

fn about(file: &str, texts: Vec<String>) -> Vec<Finding> {
    texts
        .into_iter()
        .map(|text| Finding {
            file: file.to_owned(),
            text,
        })
        .collect()
}

/// A candidate's own opening words, for the rules about texts.
fn opening(candidate: &Candidate) -> impl Iterator<Item = &str> {
    candidate
        .source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
}
