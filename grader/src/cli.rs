//! The command line: what a user may ask for, and how each wish is put together.
//!
//! Invariant: only this file, its parts and `main` write to the terminal; whatever is written
//! to standard output was rendered whole before its first byte.

mod learner;
mod remember;
mod select;
mod terminal;
mod watch;

use std::{
    env,
    num::NonZero,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use clap::{CommandFactory, Parser, Subcommand};
use tokio::signal::unix::{SignalKind, signal};

use crate::{
    exercise::{self, Course},
    exit_code::{self, ExitCode},
    grade, output,
    progress::Progress,
    report::{self, Format, Style},
    scorecard::ExerciseReport,
    toolbox::{self, Toolbox, Tools},
    verify,
};

/// Grades async Rust exercises and shows what happened on the clock
#[derive(Debug, Parser)]
#[command(
    name = "grader",
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Example: `cargo run` watches your files and grades what you save, `cargo run -- join_two` grades one exercise"
)]
pub struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    grade: GradeArgs,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Grade exercises and report what happened
    #[command(
        visible_alias = "run",
        after_help = "Example: `cargo run -- grade 02_joining --format json --output card.json`"
    )]
    Grade(GradeArgs),
    /// Grade each file as it is saved, and show what happened; what no command does in a terminal
    #[command(after_help = "Example: `cargo run -- watch`")]
    Watch(RunArgs),
    /// Show one more hint for an exercise at each call
    #[command(after_help = "Example: `cargo run -- hint join_two`")]
    Hint {
        /// The exercise, by its name or by a part that no other has
        name: String,
        /// Show all hints at once
        #[arg(long)]
        all: bool,
    },
    /// List the topics and exercises of the course, and how far you are
    #[command(after_help = "Example: `cargo run -- list`")]
    List {
        /// For a program: an array with the topic, name, title, file, points and state of each
        #[arg(long)]
        json: bool,
    },
    /// Say which exercise comes next, and where its file is
    #[command(after_help = "Example: `cargo run -- next`")]
    Next,
    /// Put an exercise back to where it started; what you wrote is kept as a copy
    #[command(after_help = "Example: `cargo run -- reset join_two`")]
    Reset {
        /// The exercise, by its name or by a part that no other has
        #[arg(conflicts_with = "all")]
        name: Option<String>,
        /// Reset every exercise
        #[arg(long)]
        all: bool,
    },
    /// Show the solution of an exercise that you have passed
    #[command(after_help = "Example: `cargo run -- solution join_two`")]
    Solution {
        /// The exercise, by its name or by a part that no other has
        name: String,
        /// Show it even though the exercise is not passed
        #[arg(long)]
        force: bool,
    },
    /// Explain a code that a failed check was given, such as `sequential`
    #[command(after_help = "Example: `cargo run -- explain sequential`")]
    Explain {
        /// The code, as it stands in front of the explanation of a failed check
        code: String,
    },
    /// Print what makes a shell complete commands, for its start-up file
    #[command(after_help = "Example: `cargo run -- completions bash > ~/.grader-completions`")]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the JSON Schema of the scorecard that `grade --format json` writes
    #[command(after_help = "Example: `cargo run -- schema > scorecard.schema.json`")]
    Schema,
    /// Prove the course itself: solutions pass, stubs earn nothing, mutants are rejected
    #[command(after_help = "Example: `cargo run -- verify join_two`")]
    Verify(VerifyArgs),
}

#[derive(Debug, clap::Args)]
struct GradeArgs {
    /// Exercises or topics, such as `join_two` or `02_joining`; all of them if none is named
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// A folder shaped like `exercises`, which is what is graded without this
    #[arg(long, value_name = "DIR")]
    submission: Option<PathBuf>,
    /// The form of the report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Write the report to this file and not to standard output
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Exit with 0 even if something did not pass
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, clap::Args)]
struct VerifyArgs {
    /// Exercises or topics, such as `join_two` or `02_joining`; all of them if none is named
    #[arg(value_name = "NAME")]
    names: Vec<String>,
    /// Run the checks of solutions and mutants this often and compare, and prove nothing else
    #[arg(long, value_name = "COUNT")]
    repeat: Option<NonZero<usize>>,
    #[command(flatten)]
    run: RunArgs,
}

#[derive(Debug, clap::Args)]
struct RunArgs {
    /// Repeat the run of the report that names this seed; a new one is drawn without it
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
    /// How many processes run at once; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    jobs: Option<NonZero<usize>>,
}

impl GradeArgs {
    /// Nothing was asked for: neither what to grade nor what to do with the report.
    fn is_bare(&self) -> bool {
        self.names.is_empty()
            && self.submission.is_none()
            && self.output.is_none()
            && self.format == Format::Text
            && !self.exit_zero
    }
}

impl RunArgs {
    /// Short enough to be typed again.
    fn seed(&self) -> u64 {
        self.seed
            .unwrap_or_else(|| u64::from(fastrand::u32(1..1_000_000)))
    }

    fn jobs(&self) -> usize {
        self.jobs
            .unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
            .get()
    }
}

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
        }
    };
    tokio::select! {
        done = work => done,
        Ok(()) = tokio::signal::ctrl_c() => Ok(ExitCode::Interrupted),
        Some(()) = terminate.recv() => Ok(ExitCode::Interrupted),
    }
}

async fn grade(args: GradeArgs) -> Result<ExitCode> {
    check_output(args.output.as_deref()).map_err(exit_code::usage)?;
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    let request = grade::Request {
        names: select::names(&course, &args.names).map_err(exit_code::usage)?,
        submission: submission(&course, args.submission).map_err(exit_code::usage)?,
        seed: args.run.seed(),
        jobs: args.run.jobs(),
    };
    let toolbox = prepare(&course, &tools, &progress).await?;
    let texts = remember::texts(&course, &request);
    let card = grade::grade(&course, &toolbox, &request, &progress).await?;
    progress.finish();
    remember::passed(&course, &texts, &card).map_err(exit_code::environment)?;

    let code = if args.exit_zero || card.exercises.iter().all(ExerciseReport::passed) {
        ExitCode::Passed
    } else {
        ExitCode::Failed
    };
    match &args.output {
        Some(path) => {
            let text = args.format.render(&card, &Style::PLAIN)?;
            output::write(path, text.as_bytes()).map_err(exit_code::environment)?;
        }
        None => {
            print(&args.format.render(&card, &terminal::style())?)?;
        }
    }
    Ok(code)
}

async fn verify(args: VerifyArgs) -> Result<ExitCode> {
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    let names = select::names(&course, &args.names).map_err(exit_code::usage)?;
    let toolbox = prepare(&course, &tools, &progress).await?;
    let (seed, jobs) = (args.run.seed(), args.run.jobs());
    let verified = match args.repeat {
        None => verify::verify(&course, &toolbox, &names, seed, jobs, &progress).await?,
        Some(rounds) => {
            let rounds = rounds.get();
            verify::repeat(&course, &toolbox, &names, seed, jobs, rounds, &progress).await?
        }
    };
    progress.finish();

    let mut lines: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
    lines.push(format!(
        "exercises: {}, candidates: {}, findings: {}, seed: {seed}\n",
        verified.exercises,
        verified.candidates,
        verified.findings.len(),
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

async fn prepare(course: &Course, tools: &Tools, progress: &Progress) -> Result<Toolbox> {
    let built = |name: &str| progress.toolbox(name);
    toolbox::prepare(&course.root, &course.target, tools, built)
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
    Ok(dir)
}

/// Finds out before the work, not after it, that there is nowhere to write to.
fn check_output(path: Option<&Path>) -> Result<()> {
    let Some(path) = path else { return Ok(()) };
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(anyhow!(
            "can't write {}: create the folder {} first",
            path.display(),
            folder.display()
        ));
    }
    if path.is_dir() {
        return Err(anyhow!(
            "can't write {}: it is a folder, name a file in it",
            path.display()
        ));
    }
    Ok(())
}

fn print(text: &str) -> Result<ExitCode> {
    terminal::print(text).map_err(exit_code::environment)?;
    Ok(ExitCode::Passed)
}
