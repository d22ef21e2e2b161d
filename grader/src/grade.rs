//! From a submission to its scorecard.
//!
//! Invariant: a broken submission is data. An `Err` says that the grader, the machine or the
//! course is at fault, and nothing of one exercise can stop another.

mod drawn;
pub mod goal;
mod no_result;
mod reports;

use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use futures::future::{join_all, try_join_all};
use tempfile::TempDir;
use tokio::sync::Semaphore;

use crate::{
    candidate::{self, Candidate, Problem, Role},
    compile::{self, Build},
    exercise::{Course, Exercise},
    judge,
    progress::Progress,
    sandbox::{Account, Spent},
    scorecard::{
        CheckReport, Diagnostic, Disclosure, ExerciseReport, SCHEMA_VERSION, Scorecard, State,
        Tool, Verdict,
    },
    seed::Seed,
    submission,
    symbols::Symbols,
    toolbox::Toolbox,
};
pub use goal::Goals;
pub use no_result::{no_result, panic_message};
use reports::{check_report, excerpt, not_readable, not_run_at_all, report, totals};

/// What to grade.
#[derive(Clone, Debug)]
pub struct Request {
    /// Names of exercises; in the scorecard they come in the course's order.
    pub names: Vec<String>,
    /// A tree shaped like `exercises/`.
    pub submission: PathBuf,
    /// Where the varied inputs come from.
    pub seed: Seed,
    /// How many processes run at once.
    pub jobs: usize,
    /// Processor time that all processes over this submission may use together; without end if
    /// none is given.
    pub budget: Option<Duration>,
    /// Where the solutions' runs are kept, if they are to stand beside the checks that failed.
    pub goals: Option<Arc<Goals>>,
}

/// What every grading needs.
pub struct Bench<'a> {
    pub course: &'a Course,
    pub toolbox: &'a Toolbox,
    pub seed: Seed,
    /// One permit for each process that may run.
    permits: Semaphore,
    /// One for each candidate that may be under way: each keeps some megabytes on the disk.
    places: Semaphore,
}

impl<'a> Bench<'a> {
    /// A bench on which `jobs` processes run at once.
    pub fn new(course: &'a Course, toolbox: &'a Toolbox, seed: Seed, jobs: usize) -> Self {
        Self {
            course,
            toolbox,
            seed,
            permits: Semaphore::new(jobs.max(1)),
            // One more than run, so that there is always something to run.
            places: Semaphore::new(jobs.max(1) + 1),
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
    // What solutions cost is not the submission's.
    let account = request.budget.map(Account::new);
    let wanted = course.select(&request.names);
    progress.start(wanted.len() as u64);
    let exercises = try_join_all(wanted.into_iter().map(async |exercise| {
        let graded = grade_file(&bench, exercise, &request.submission);
        let mut report = match &account {
            Some(account) => Arc::clone(account).charged(graded).await?,
            None => graded.await?,
        };
        if let Some(goals) = &request.goals {
            goals.add(&bench, exercise, &mut report).await?;
        }
        progress.exercise_done(&exercise.name);
        anyhow::Ok(report)
    }))
    .await?;
    progress.finish();
    Ok(Scorecard {
        notes: submission::notes(course, &request.submission),
        real_ms: u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX),
        ..card(toolbox, request.seed, exercises)
    })
}

/// The scorecard of `exercises`, which were graded one by one.
pub fn card(toolbox: &Toolbox, seed: Seed, exercises: Vec<ExerciseReport>) -> Scorecard {
    Scorecard {
        schema_version: SCHEMA_VERSION,
        tool: tool(toolbox),
        disclosure: Disclosure::Full,
        error: None,
        seed: seed.number,
        secret_fingerprint: seed.fingerprint(),
        totals: totals(&exercises),
        exercises,
        notes: Vec::new(),
        real_ms: 0,
    }
}

/// The report on an exercise that nobody has begun.
pub fn untouched(exercise: &Exercise) -> ExerciseReport {
    report(exercise, &exercise.file, State::Untouched)
}

fn tool(toolbox: &Toolbox) -> Tool {
    Tool {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        rustc: toolbox.rustc_version().to_owned(),
        tokio: toolbox.tokio.clone(),
        sandbox: toolbox.sandbox.name().to_owned(),
        tells_held_threads: Tool::TELLS_HELD_THREADS,
    }
}

/// Grades one exercise's file of a submission.
async fn grade_file(
    bench: &Bench<'_>,
    exercise: &Exercise,
    submission: &Path,
) -> anyhow::Result<ExerciseReport> {
    grade_read(
        bench,
        exercise,
        candidate::read(bench.course, submission, exercise),
    )
    .await
}

/// Grades what was read of a submission; what is still the stub is not run.
///
/// # Errors
/// If the grader, the machine or the course is at fault.
pub async fn grade_read(
    bench: &Bench<'_>,
    exercise: &Exercise,
    read: Result<Candidate, Problem>,
) -> anyhow::Result<ExerciseReport> {
    match read {
        Err(problem) => Ok(not_readable(exercise, &problem)),
        Ok(candidate) => {
            let stub = candidate::load(bench.course, Role::Stub, &exercise.stub)?;
            if candidate::is_untouched(&candidate.source, &stub.source) {
                return Ok(report(exercise, &candidate.shown, State::Untouched));
            }
            let report = match grade_candidate(bench, exercise, &candidate).await {
                Ok(graded) => graded.report,
                Err(error) if error.is::<Spent>() => not_run_at_all(exercise, &candidate.shown),
                Err(error) => return Err(error),
            };
            Ok(ExerciseReport {
                source: Some(excerpt(&candidate.source)),
                ..report
            })
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
    let _place = bench.places.acquire().await?;
    let (_workdir, build) = build(bench, exercise, candidate).await?;
    let mut reports = Vec::new();
    if let Build::Ready {
        suite_binary,
        diagnostics,
        ..
    } = build
    {
        let run = async |exercise: &Exercise| {
            run_checks(bench, exercise, candidate, &diagnostics, &suite_binary).await
        };
        for _ in 0..rounds.min(2) {
            reports.push(run(exercise).await?);
        }
        // What runs until its deadline each time has been compared once, which is enough.
        let hangs = |name: &str| {
            let mut first = reports.iter().flatten();
            first.any(|it| it.name == name && it.verdict == Some(Verdict::TimedOut))
        };
        let mut rest = exercise.clone();
        rest.checks.retain(|check| !hangs(&check.name));
        for _ in reports.len()..rounds {
            let mut round = run(&rest).await?.into_iter().peekable();
            let first = reports[0].iter();
            let whole = first.map(|it| {
                round
                    .next_if(|new| new.name == it.name)
                    .unwrap_or_else(|| it.clone())
            });
            reports.push(whole.collect());
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
    let _place = bench.places.acquire().await?;
    let (_workdir, build) = build(bench, exercise, candidate).await?;
    let mut report = report(exercise, &candidate.shown, State::Graded);
    let mut author_note = None;
    match build {
        Build::Ready {
            suite_binary,
            diagnostics,
            unknown_paths,
        } => {
            report.checks =
                run_checks(bench, exercise, candidate, &diagnostics, &suite_binary).await?;
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
    warnings: &[Diagnostic],
    suite_binary: &Path,
) -> anyhow::Result<Vec<CheckReport>> {
    let runs = join_all(exercise.checks.iter().map(async |check| {
        let _permit = bench.permits.acquire().await?;
        judge::run(
            check,
            exercise,
            suite_binary,
            bench.seed,
            &bench.toolbox.sandbox,
        )
        .await
    }))
    .await;
    let mut reports = Vec::with_capacity(runs.len());
    let symbols = Symbols::open(suite_binary, &candidate.shown)?;
    for (check, run) in exercise.checks.iter().zip(runs) {
        reports.push(check_report(
            check, exercise, candidate, warnings, run?, &symbols,
        ));
        // Somebody may have asked for an end meanwhile.
        tokio::task::yield_now().await;
    }
    Ok(reports)
}
