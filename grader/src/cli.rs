//! The command line: what a user may ask for, and how each wish is put together.
//!
//! Invariant: only this file, its parts and `main` write to the terminal; whatever is written
//! to standard output was rendered whole before its first byte.

mod args;
mod class;
mod doctor;
mod learner;
mod remember;
mod reports;
mod select;
mod terminal;
mod watch;

use std::{
    env,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context, Result, anyhow};
use clap::CommandFactory;
use tokio::signal::unix::{SignalKind, signal};

pub use args::Args;
use args::{Command, GradeArgs, RunArgs, VerifyArgs};
use reports::{Rendered, ReportArgs, Reports};

use crate::{
    browser,
    disclose::disclose,
    exercise::{self, Course},
    exit_code::{self, ExitCode},
    grade,
    progress::Progress,
    report,
    sandbox::{self, Sandbox, Wish},
    scorecard::ExerciseReport,
    submission,
    toolbox::{self, Toolbox, Tools},
    verify,
};

/// Does what `args` ask for, until it is done or somebody stops it.
///
/// Stopping drops the work, and with it every process that it started.
///
/// # Errors
///
/// If the user, the machine, the course or the grader is at fault: [`ExitCode::of`] tells which.
pub async fn run(args: Args) -> Result<ExitCode> {
    let mut terminate = signal(SignalKind::terminate()).context("listen for SIGTERM")?;
    let work = async {
        let bare = args.grade.is_bare() && watch::is_possible();
        match args.command {
            None if bare => watch::watch(&args.grade.run).await,
            None => grade(args.grade).await,
            Some(Command::Grade(args)) => grade(args).await,
            Some(Command::Report { from, reports }) => report_again(&from, &reports),
            Some(Command::Watch(args)) => watch::watch(&args).await,
            Some(Command::Hint { name, all }) => learner::hint(&name, all).await,
            Some(Command::List { json }) => learner::list(json).await,
            Some(Command::Next) => learner::next().await,
            Some(Command::Reset { name, all }) => {
                learner::reset_to_stub(name.as_deref(), all).await
            }
            Some(Command::Solution { name, force }) => learner::solution(&name, force).await,
            Some(Command::Explain { code }) => learner::explain_code(&code),
            Some(Command::Completions { shell }) => completions(shell),
            Some(Command::Schema) => print(&report::schema()),
            Some(Command::Verify(args)) => verify(args).await,
            Some(Command::Doctor { json }) => doctor::doctor(json).await,
        }
    };
    tokio::select! {
        done = work => done,
        Ok(()) = tokio::signal::ctrl_c() => Ok(ExitCode::Interrupted),
        Some(()) = terminate.recv() => Ok(ExitCode::Interrupted),
    }
}

async fn grade(args: GradeArgs) -> Result<ExitCode> {
    if let Some(dir) = &args.class {
        return class::grade(&args, dir).await;
    }
    let reports = Reports::open(&args.reports).map_err(exit_code::usage)?;
    let graded = reports.or_error(graded(args, &reports)).await?;
    reports.write(&graded.rendered)?;
    if let Some(page) = &graded.page {
        show_page(page).await;
    }
    Ok(graded.code)
}

/// What a grading came to.
struct Graded {
    rendered: Rendered,
    /// Where the page lies, if it is to be shown.
    page: Option<PathBuf>,
    code: ExitCode,
}

/// Grades, and renders each report that is wanted; writes none of them.
async fn graded(args: GradeArgs, reports: &Reports) -> Result<Graded> {
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    let budget = args.budget();
    let names = select::names(&course, &args.names).map_err(exit_code::usage)?;
    let submission = submission(&course, args.submission).map_err(exit_code::usage)?;
    let request = grade::Request {
        names,
        seed: args.run.seed(&[&course.root, &submission])?,
        submission,
        jobs: args.run.jobs(),
        budget: Some(budget),
        goals: (args.open || reports.draw_goals()).then(Arc::default),
    };
    let toolbox = prepare(&course, &tools, args.run.sandbox, &progress).await?;
    let texts = remember::texts(&course, &request);
    let card = grade::grade(&course, &toolbox, &request, &progress).await?;
    progress.finish();
    if let Err(error) = remember::passed(&course, &texts, &card) {
        terminal::note(&format!("what passed is not remembered: {error:#}"));
    }

    let code = if card.not_run() > 0 {
        ExitCode::Environment
    } else if args.exit_zero || card.exercises.iter().all(ExerciseReport::passed) {
        ExitCode::Passed
    } else {
        ExitCode::Failed
    };
    let card = disclose(card, course.disclosure);
    let page = args.open.then(|| browser::write(&course.target, &card));
    Ok(Graded {
        rendered: reports.render(&card)?,
        page: page.transpose().map_err(exit_code::environment)?,
        code,
    })
}

/// Renders a scorecard that lies in a file.
fn report_again(from: &Path, args: &ReportArgs) -> Result<ExitCode> {
    let reports = Reports::open(args).map_err(exit_code::usage)?;
    let card = reports::read(from).map_err(exit_code::usage)?;
    reports.write(&reports.render(&card)?)?;
    Ok(ExitCode::Passed)
}

/// Shows the page; where that can't be, the user can still open it.
async fn show_page(path: &Path) {
    let how = if browser::open(path).await {
        "the page is"
    } else {
        "no browser took the page: open it yourself,"
    };
    terminal::note(&format!("{how} {}", path.display()));
}

async fn verify(args: VerifyArgs) -> Result<ExitCode> {
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    let names = select::names(&course, &args.names).map_err(exit_code::usage)?;
    let toolbox = prepare(&course, &tools, args.run.sandbox, &progress).await?;
    let (seed, jobs) = (args.run.seed(&[&course.root])?, args.run.jobs());
    let verified = match args.repeat {
        None => verify::verify(&course, &toolbox, &names, seed, jobs, &progress).await?,
        Some(rounds) => {
            let against = match args.against {
                Some(wish) => Some(Sandbox::open(wish, &sandbox::own_program()).await?),
                None => None,
            };
            let rounds = rounds.get();
            let repeat = verify::Repeat { rounds, against };
            verify::repeat(&course, &toolbox, &names, seed, jobs, &repeat, &progress).await?
        }
    };
    progress.finish();

    let mut lines: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
    lines.push(format!(
        "exercises: {}, candidates: {}, do-nothing answers: {}, findings: {}, seed: {}\n",
        verified.exercises,
        verified.candidates,
        verified.idle,
        verified.findings.len(),
        seed.number,
    ));
    print(&lines.join("\n"))?;
    Ok(if verified.findings.is_empty() {
        ExitCode::Passed
    } else {
        ExitCode::Failed
    })
}

fn completions(shell: clap_complete::Shell) -> Result<ExitCode> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Args::command(), "grader", &mut script);
    print(&String::from_utf8_lossy(&script))
}

/// The course that the current folder lies in, and the tools that it is compiled with.
async fn open() -> Result<(Course, Tools)> {
    let here = env::current_dir().context("find the current folder")?;
    let root = exercise::find_root(&here)?;
    let tools = Tools::locate(&root).await?;
    let course = exercise::discover(&root, &tools).await?;
    Ok((course, tools))
}

async fn prepare(
    course: &Course,
    tools: &Tools,
    wish: Wish,
    progress: &Progress,
) -> Result<Toolbox> {
    let sandbox = Sandbox::open(wish, &sandbox::own_program()).await?;
    let built = |name: &str| progress.toolbox(name);
    toolbox::prepare(&course.root, &course.target, tools, &sandbox, built)
        .await
        .map_err(exit_code::environment)
}

/// The tree to grade.
fn submission(course: &Course, dir: Option<PathBuf>) -> Result<PathBuf> {
    let Some(dir) = dir else {
        return Ok(course.root.join("exercises"));
    };
    let dir = dir
        .canonicalize()
        .with_context(|| format!("open the submission {}", dir.display()))?;
    if !dir.is_dir() {
        return Err(anyhow!(
            "{} is not a folder: name one that is shaped like `exercises`",
            dir.display()
        ));
    }
    Ok(submission::exercises(course, dir))
}

fn print(text: &str) -> Result<ExitCode> {
    terminal::print(text).map_err(exit_code::environment)?;
    Ok(ExitCode::Passed)
}
