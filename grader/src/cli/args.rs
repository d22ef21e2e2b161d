//! What may be said on the command line, and how `--help` explains it.
//!
//! Invariant: every command and option says what it does and has an example.

use std::{
    env,
    num::NonZero,
    path::{Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::Result;
use clap::{Parser, Subcommand};

use super::reports::ReportArgs;
use crate::{
    exit_code,
    sandbox::Wish,
    seed::{Secret, Seed},
};

/// The variable that names the file with the course's secret where no option does.
const SECRET_FILE: &str = "TOKIO_KATAS_SECRET_FILE";

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
    pub(super) command: Option<Command>,
    #[command(flatten)]
    pub(super) grade: GradeArgs,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Grade exercises and report what happened
    #[command(
        visible_alias = "run",
        after_help = "Example: `cargo run -- grade 02_joining --format json --output card.json`"
    )]
    Grade(GradeArgs),
    /// Make other reports of a scorecard that was written before, without grading again
    #[command(
        after_help = "Example: `cargo run -- report --from card.json --format markdown --output card.md`"
    )]
    Report {
        /// The scorecard, as `grade --format json` writes it
        #[arg(long, value_name = "FILE")]
        from: PathBuf,
        #[command(flatten)]
        reports: ReportArgs,
    },
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
    /// Say what this machine has of what grading needs, and how to get what is missing
    #[command(after_help = "Example: `cargo run -- doctor`")]
    Doctor {
        /// For a program: an object with a list of findings and one of the sandbox's tiers
        #[arg(long)]
        json: bool,
    },
    /// Prove the course itself: solutions pass, stubs earn nothing, mutants are rejected
    #[command(after_help = "Example: `cargo run -- verify join_two`")]
    Verify(VerifyArgs),
}

#[derive(Debug, clap::Args)]
pub(super) struct GradeArgs {
    /// Exercises or topics, such as `join_two` or `02_joining`; all of them if none is named
    #[arg(value_name = "NAME")]
    pub(super) names: Vec<String>,
    /// A folder shaped like `exercises`, which is what is graded without this
    #[arg(long, value_name = "DIR")]
    pub(super) submission: Option<PathBuf>,
    /// A folder that holds one for each student: a scorecard each, a table and a page of all
    #[arg(long, value_name = "DIR", conflicts_with_all = ["submission", "format", "further"])]
    pub(super) class: Option<PathBuf>,
    #[command(flatten)]
    pub(super) reports: ReportArgs,
    /// Also write the report as a page, and open it in the browser; says where it lies
    #[arg(long)]
    pub(super) open: bool,
    /// Exit with 0 even if something did not pass
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Processor time in seconds that compilers and checks may use for one submission; what is
    /// then left has no result
    #[arg(long, value_name = "SECONDS", default_value_t = BUDGET)]
    pub(super) budget: NonZero<u64>,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct VerifyArgs {
    /// Exercises or topics, such as `join_two` or `02_joining`; all of them if none is named
    #[arg(value_name = "NAME")]
    pub(super) names: Vec<String>,
    /// Run the checks of solutions and mutants this often and compare, and prove nothing else
    #[arg(long, value_name = "COUNT")]
    pub(super) repeat: Option<NonZero<usize>>,
    /// Compare with a first round in this sandbox: `off`, or a tier
    #[arg(long, value_name = "SANDBOX", requires = "repeat")]
    pub(super) against: Option<Wish>,
    #[command(flatten)]
    pub(super) run: RunArgs,
}

#[derive(Debug, clap::Args)]
pub(super) struct RunArgs {
    /// Repeat the run of the report that names this seed; a new one is drawn without it
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// A file outside of the course whose content nobody who is judged may know: then inputs
    /// can't be worked out from the seed. `TOKIO_KATAS_SECRET_FILE` names it as well
    #[arg(long, value_name = "FILE")]
    pub(super) secret_file: Option<PathBuf>,
    /// How many processes run at once; as many as there are processors if not given
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZero<usize>>,
    /// What holds back what is compiled and run: `auto` for the best that the machine has, `off`,
    /// a tier from `t0` to `t3`, or `require:t2` for at least that one
    #[arg(long, value_name = "WISH", default_value_t = Wish::Auto)]
    pub(super) sandbox: Wish,
}

/// More than ten times of what a submission of the whole course takes.
const BUDGET: NonZero<u64> = NonZero::new(180).expect("it is not zero");

impl GradeArgs {
    pub(super) fn budget(&self) -> Duration {
        Duration::from_secs(self.budget.get())
    }

    /// Nothing was asked for: neither what to grade nor what to do with the report.
    pub(super) fn is_bare(&self) -> bool {
        self.names.is_empty()
            && self.submission.is_none()
            && self.class.is_none()
            && self.reports.is_bare()
            && !self.exit_zero
            && self.budget == BUDGET
            && !self.open
    }
}

impl RunArgs {
    /// What the run is repeated by. The secret may lie in none of the `public` folders.
    ///
    /// # Errors
    /// If there is no secret where it was said to be, or the system has no random bytes to give.
    pub(super) fn seed(&self, public: &[&Path]) -> Result<Seed> {
        let number = self.seed.map_or_else(Seed::draw, Ok)?;
        let secret = self.secret(public)?;
        Ok(Seed { number, secret })
    }

    /// The course's secret, if there is one.
    pub(super) fn secret(&self, public: &[&Path]) -> Result<Option<Secret>> {
        let named = self.secret_file.clone();
        let named = named.or_else(|| env::var_os(SECRET_FILE).map(PathBuf::from));
        let public: Vec<PathBuf> = public.iter().copied().map(Path::to_owned).collect();
        named
            .map(|file| Secret::read(&file, &public).map_err(exit_code::usage))
            .transpose()
    }

    pub(super) fn jobs(&self) -> usize {
        self.jobs
            .unwrap_or_else(|| thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN))
            .get()
    }
}
