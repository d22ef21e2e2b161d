//! From a submission to its scorecard.
//!
//! Invariant: a broken submission is data. An `Err` says that the grader, the machine or the
//! course is at fault, and nothing of one exercise can stop another.

use std::{
    path::{Path, PathBuf},
    time::Instant,
};

use futures::future::{join_all, try_join_all};
use tempfile::TempDir;
use testkit_record::{Assembler, Clock, Place, Timeline};
use tokio::sync::Semaphore;

use crate::{
    candidate::{self, Candidate, Problem, Role},
    compile::{self, Build},
    diagnose::{diagnose, failure},
    exercise::{Course, Exercise},
    judge::{self, Run},
    progress::Progress,
    scorecard::{
        CheckReport, Diagnostic, ExerciseReport, Level, SCHEMA_VERSION, Scorecard, State, Tool,
        Totals, Verdict,
    },
    suite::CheckSpec,
    symbols::Symbols,
    toolbox::Toolbox,
};

/// What to grade.
#[derive(Clone, Debug)]
pub struct Request {
    /// Names of exercises; in the scorecard they come in the course's order.
    pub names: Vec<String>,
    /// A tree shaped like `exercises/`.
    pub submission: PathBuf,
    /// Where the varied inputs come from.
    pub seed: u64,
    /// How many processes run at once.
    pub jobs: usize,
}

/// What every grading needs.
pub struct Bench<'a> {
    pub course: &'a Course,
    pub toolbox: &'a Toolbox,
    pub seed: u64,
    /// One permit for each process that may run.
    permits: Semaphore,
}

impl<'a> Bench<'a> {
    /// A bench on which `jobs` processes run at once.
    pub fn new(course: &'a Course, toolbox: &'a Toolbox, seed: u64, jobs: usize) -> Self {
        Self {
            course,
            toolbox,
            seed,
            permits: Semaphore::new(jobs.max(1)),
        }
    }
}

/// Grades the requested exercises of a submission, side by side.
///
/// # Errors
/// If the grader, the machine or the course is at fault.
pub async fn grade(
    course: &Course,
    toolbox: &Toolbox,
    request: &Request,
    progress: &Progress,
) -> anyhow::Result<Scorecard> {
    let began = Instant::now();
    let bench = Bench::new(course, toolbox, request.seed, request.jobs);
    let wanted: Vec<&Exercise> = course
        .exercises
        .iter()
        .filter(|exercise| request.names.contains(&exercise.name))
        .collect();
    progress.start(wanted.len() as u64);
    let exercises = try_join_all(wanted.into_iter().map(async |exercise| {
        let report = grade_file(&bench, exercise, &request.submission).await?;
        progress.exercise_done(&exercise.name);
        anyhow::Ok(report)
    }))
    .await?;
    progress.finish();
    Ok(Scorecard {
        schema_version: SCHEMA_VERSION,
        tool: tool(toolbox),
        seed: request.seed,
        totals: totals(&exercises),
        exercises,
        real_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
    })
}

fn tool(toolbox: &Toolbox) -> Tool {
    Tool {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rustc: toolbox.rustc_version().to_owned(),
        tokio: toolbox.tokio.clone(),
    }
}

/// Grades one exercise's file of a submission.
async fn grade_file(
    bench: &Bench<'_>,
    exercise: &Exercise,
    submission: &Path,
) -> anyhow::Result<ExerciseReport> {
    match candidate::read(bench.course, submission, exercise) {
        Err(problem) => Ok(not_readable(exercise, &problem)),
        Ok(candidate) => {
            let stub = candidate::load(bench.course, Role::Stub, &exercise.stub)?;
            if candidate::is_untouched(&candidate.source, &stub.source) {
                return Ok(report(exercise, &candidate.shown, State::Untouched));
            }
            Ok(grade_candidate(bench, exercise, &candidate).await?.report)
        }
    }
}

/// A candidate's report, with what only an author may see.
pub struct Graded {
    pub report: ExerciseReport,
    /// What the compiler said of the suite, or could not find of the policy.
    pub author_note: Option<String>,
}

/// Compiles a candidate and its suite in a folder that lives as long as it is held.
async fn build(
    bench: &Bench<'_>,
    exercise: &Exercise,
    candidate: &Candidate,
) -> anyhow::Result<(TempDir, Build)> {
    let workdir = compile::workdir(bench.toolbox)?;
    let _permit = bench.permits.acquire().await?;
    let build = compile::compile(candidate, exercise, bench.toolbox, workdir.path()).await?;
    Ok((workdir, build))
}

/// Compiles a candidate once and runs its checks `rounds` times, one round after the other; no
/// rounds where it does not compile.
///
/// # Errors
/// If the grader, the machine or the course is at fault.
pub async fn repeat_candidate(
    bench: &Bench<'_>,
    exercise: &Exercise,
    candidate: &Candidate,
    rounds: usize,
) -> anyhow::Result<Vec<Vec<CheckReport>>> {
    let (_workdir, build) = build(bench, exercise, candidate).await?;
    let mut reports = Vec::new();
    if let Build::Ready { suite_binary, .. } = build {
        for _ in 0..rounds {
            reports.push(run_checks(bench, exercise, candidate, &suite_binary).await?);
        }
    }
    Ok(reports)
}

/// Compiles and checks one candidate, whatever its role; a stub too is run.
///
/// # Errors
/// If the grader, the machine or the course is at fault.
pub async fn grade_candidate(
    bench: &Bench<'_>,
    exercise: &Exercise,
    candidate: &Candidate,
) -> anyhow::Result<Graded> {
    let (_workdir, build) = build(bench, exercise, candidate).await?;
    let mut report = report(exercise, &candidate.shown, State::Graded);
    let mut author_note = None;
    match build {
        Build::Ready {
            suite_binary,
            diagnostics,
            unknown_paths,
        } => {
            report.checks = run_checks(bench, exercise, candidate, &suite_binary).await?;
            report.points_earned = report.checks.iter().map(|check| check.points_earned).sum();
            report.diagnostics = diagnostics;
            author_note = unknown_to_the_compiler(&unknown_paths);
        }
        Build::DidNotCompile {
            reason,
            diagnostics,
            author_note: note,
        } => {
            report.state = State::DidNotCompile;
            report.reason = Some(reason);
            report.diagnostics = diagnostics;
            author_note = note;
        }
        Build::Rejected {
            reason,
            diagnostics,
        } => {
            report.state = State::Rejected;
            report.reason = Some(reason);
            report.diagnostics = diagnostics;
        }
    }
    Ok(Graded {
        report,
        author_note,
    })
}

fn unknown_to_the_compiler(paths: &[String]) -> Option<String> {
    (!paths.is_empty()).then(|| {
        format!(
            "the policy names what the compiler does not know: {}",
            paths.join(", ")
        )
    })
}

/// Runs every check in a process of its own, side by side.
async fn run_checks(
    bench: &Bench<'_>,
    exercise: &Exercise,
    candidate: &Candidate,
    suite_binary: &Path,
) -> anyhow::Result<Vec<CheckReport>> {
    let runs = join_all(exercise.checks.iter().map(async |check| {
        let _permit = bench.permits.acquire().await?;
        judge::run(check, exercise, suite_binary, bench.seed).await
    }))
    .await;
    let mut reports = Vec::with_capacity(runs.len());
    let symbols = Symbols::open(suite_binary, &candidate.shown)?;
    for (check, run) in exercise.checks.iter().zip(runs) {
        reports.push(check_report(check, exercise, candidate, run?, &symbols));
    }
    Ok(reports)
}

fn check_report(
    check: &CheckSpec,
    exercise: &Exercise,
    candidate: &Candidate,
    run: Run,
    symbols: &Symbols,
) -> CheckReport {
    let timeline = timeline(&run, symbols, &candidate.shown);
    let diagnosis = diagnose(
        &run,
        &timeline,
        &candidate.shown,
        &candidate.source,
        exercise.timeout_ms,
    );
    let passed = run.verdict == Verdict::Passed;
    CheckReport {
        verdict: Some(run.verdict),
        points_earned: if passed { check.points } else { 0 },
        diagnosis,
        failure: failure(&run.records).filter(|_| !passed).cloned(),
        virtual_ms: run.virtual_ms(),
        real_ms: Some(run.real_ms),
        // A check without a runtime of ours has no virtual time to draw.
        timeline: (check.clock == Clock::Virtual).then_some(timeline),
        output: run.output,
        ..not_run(check)
    }
}

/// The timeline of a run, with places in `file`.
fn timeline(run: &Run, symbols: &Symbols, file: &str) -> Timeline {
    let resolve = |stack: &[u64]| symbols.site(stack);
    let mut assembler = Assembler::new(&resolve);
    for record in &run.records {
        assembler.push(record);
    }
    let mut timeline = assembler.finish();
    for bar in timeline.bars.iter_mut().filter(|bar| bar.place.is_none()) {
        // A future that was handed to a task as it is has no line but that of the spawn.
        let lane = timeline.lanes.iter().find(|lane| lane.order == bar.lane);
        let spawned_at = lane.and_then(|lane| lane.spawned_at.as_ref());
        bar.place = spawned_at.filter(|place| place.file == file).cloned();
    }
    timeline
}

fn not_run(check: &CheckSpec) -> CheckReport {
    CheckReport {
        name: check.name.clone(),
        sentence: check.sentence.clone(),
        verdict: None,
        points_earned: 0,
        points_possible: check.points,
        clock: check.clock,
        diagnosis: None,
        failure: None,
        virtual_ms: None,
        real_ms: None,
        output: None,
        timeline: None,
    }
}

/// A report in which no check has run yet.
fn report(exercise: &Exercise, file: &str, state: State) -> ExerciseReport {
    ExerciseReport {
        name: exercise.name.clone(),
        topic: exercise.topic.clone(),
        title: exercise.title.clone(),
        file: file.to_owned(),
        state,
        reason: None,
        points_earned: 0,
        points_possible: exercise.checks.iter().map(|check| check.points).sum(),
        diagnostics: Vec::new(),
        checks: exercise.checks.iter().map(not_run).collect(),
    }
}

fn not_readable(exercise: &Exercise, problem: &Problem) -> ExerciseReport {
    let text = problem.to_string();
    let place = Place {
        file: problem.shown.clone(),
        line: 1,
        column: 1,
    };
    ExerciseReport {
        reason: Some(text.clone()),
        diagnostics: vec![Diagnostic {
            level: Level::Error,
            code: None,
            message: text.clone(),
            place: Some(place),
            rendered: text,
            help: None,
        }],
        ..report(exercise, &problem.shown, State::DidNotCompile)
    }
}

fn totals(exercises: &[ExerciseReport]) -> Totals {
    let mut totals = Totals::default();
    for exercise in exercises {
        totals.points_earned += exercise.points_earned;
        totals.points_possible += exercise.points_possible;
        totals.exercises += 1;
        totals.exercises_passed += u32::from(exercise.passed());
        for check in &exercise.checks {
            totals.checks += 1;
            totals.checks_passed += u32::from(check.verdict == Some(Verdict::Passed));
        }
    }
    totals
}
