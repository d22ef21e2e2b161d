//! Watch mode as a command.
//!
//! Invariant: only where a person sits at both ends of the terminal.

use std::io::{IsTerminal, stdin, stdout};

use anyhow::{Result, bail};

use super::{RunArgs, open, prepare, terminal};
use crate::{
    exit_code::{self, ExitCode},
    progress::Progress,
    watch::{self, Options},
};

/// Whether a person reads what is written and presses keys.
pub(super) fn is_possible() -> bool {
    stdin().is_terminal() && stdout().is_terminal()
}

pub(super) async fn watch(args: &RunArgs) -> Result<ExitCode> {
    if !is_possible() {
        let error = "watching needs a terminal: use `grade` where there is none";
        return Err(exit_code::usage(anyhow::anyhow!(error)));
    }
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    if course.exercises.is_empty() {
        bail!(exit_code::environment(anyhow::anyhow!(
            "there is no exercise to watch"
        )));
    }
    let toolbox = prepare(&course, &tools, args.sandbox, &progress).await?;
    progress.finish();
    let options = Options {
        style: terminal::style(),
        seed: args.seed(&[&course.root])?,
        jobs: args.jobs(),
    };
    watch::run(course, toolbox, options).await
}
