//! Compiles a candidate and its suite: first the one, then the other against it.
//!
//! Invariant: whatever the candidate holds, the outcome is a [`Build`]; an error means that the
//! course or the machine is at fault. The suite's source is never shown.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow};
use tempfile::TempDir;

use crate::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    exit_code, policy,
    sandbox::{self, Exit},
    scorecard::Diagnostic,
    toolbox::Toolbox,
};

mod caller;
mod dep_info;
mod flags;
mod held;
mod help;
mod holes;
mod library;
mod lints;
mod message;
mod outcome;
mod own_main;
mod reached;
mod signature;
mod source;
mod tokens;
mod words;

use outcome::{crashed, did_not_compile, judge, misfit, rejected, rejected_for, stopped};
use reached::taken_in;

/// What became of a candidate.
#[derive(Clone, Debug)]
pub enum Build {
    /// The suite is there and can run.
    Ready {
        suite_binary: PathBuf,
        /// Warnings and advice.
        diagnostics: Vec<Diagnostic>,
        /// Paths of the policy that clippy could not find: a fault of the policy's table.
        unknown_paths: Vec<String>,
    },
    DidNotCompile {
        reason: String,
        diagnostics: Vec<Diagnostic>,
        /// The compiler's words on the suite, for authors alone: they show its source.
        author_note: Option<String>,
    },
    /// The policy forbids it.
    Rejected {
        reason: String,
        diagnostics: Vec<Diagnostic>,
    },
}

/// A fresh folder to compile in; it is removed when dropped, and the suite's binary with it.
///
/// # Errors
///
/// The folder can't be created.
pub fn workdir(toolbox: &Toolbox) -> anyhow::Result<TempDir> {
    let folder = toolbox.scratch.join("work");
    fs::create_dir_all(&folder).with_context(|| format!("create {}", folder.display()))?;
    tempfile::Builder::new()
        .prefix("")
        .tempdir_in(&folder)
        .with_context(|| format!("create a folder in {}", folder.display()))
}

/// Compiles the candidate as a crate of its own, then the suite against it.
///
/// `workdir` is a fresh folder, as [`workdir`] gives it.
///
/// # Errors
///
/// A compiler can't be started, a file of the work folder can't be written, the exercise names a
/// crate that the toolbox lacks, or its suite does not even compile against the solution.
pub async fn compile(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
) -> anyhow::Result<Build> {
    let words = words::forbidden(candidate);
    if !words.is_empty() {
        return Ok(rejected(words));
    }
    let (finished, messages) = lints::run(candidate, exercise, toolbox, workdir).await?;
    let taken_in = taken_in(candidate, exercise, toolbox, workdir, &messages)?;
    if !taken_in.reached.is_empty() {
        return Ok(rejected_for(&taken_in.reached, candidate));
    }
    if crashed(&finished, &messages) && candidate.role != Role::Solution {
        check_suite(exercise, toolbox).await?;
    }
    let diagnostics = if taken_in.is_in_doubt {
        message::without_words(&messages, &candidate.shown)
    } else {
        let mut diagnostics = message::diagnostics(&messages, &candidate.shown);
        help::name_the_crates(&mut diagnostics, &exercise.dependencies);
        own_main::excuse(candidate, diagnostics)
    };
    let diagnostics = match judge(&finished, diagnostics) {
        Ok(diagnostics) => diagnostics,
        Err(refused) => return Ok(refused),
    };
    let beyond = [
        words::in_doubt(candidate),
        library::beyond(candidate, exercise, workdir)?,
    ];
    let beyond: Vec<_> = beyond.into_iter().flatten().collect();
    if !beyond.is_empty() {
        return Ok(rejected(beyond));
    }
    let unknown_paths = messages
        .iter()
        .filter(|message| !message.is_error())
        .filter_map(|message| policy::unknown_path(&message.text))
        .map(str::to_owned)
        .collect();

    let (job, suite_binary) = flags::suite(exercise, toolbox, workdir)?;
    let (held, finished) = tokio::join!(
        held::held(candidate, exercise, toolbox, workdir, &diagnostics),
        sandbox::run(job),
    );
    if let Some(refused) = held? {
        return Ok(refused);
    }
    let finished = finished?;
    if finished.exit == Exit::Code(0) {
        return Ok(Build::Ready {
            suite_binary,
            diagnostics,
            unknown_paths,
        });
    }
    if let Some(reason) = stopped(finished.exit) {
        return Ok(did_not_compile(reason, diagnostics));
    }
    let stub = read(toolbox, &exercise.stub)?;
    let differences = signature::differences(&stub, &candidate.source);
    if differences.is_empty() && candidate.role != Role::Solution {
        check_suite(exercise, toolbox).await?;
    }
    Ok(misfit(&finished, &differences, candidate, diagnostics))
}

/// Before a candidate is blamed that has no error in it: the solution has to compile, and the suite
/// against it. If it doesn't, the course or the machine is at fault.
async fn check_suite(exercise: &Exercise, toolbox: &Toolbox) -> anyhow::Result<()> {
    let solution = Candidate {
        role: Role::Solution,
        shown: exercise.solution.clone(),
        source: read(toolbox, &exercise.solution)?,
    };
    let workdir = workdir(toolbox)?;
    let note = match Box::pin(compile(&solution, exercise, toolbox, workdir.path())).await? {
        Build::Ready { .. } => return Ok(()),
        Build::DidNotCompile {
            author_note: Some(note),
            ..
        } => note,
        Build::DidNotCompile {
            reason,
            diagnostics,
            ..
        }
        | Build::Rejected {
            reason,
            diagnostics,
        } => {
            let first = diagnostics.first().map(|it| it.rendered.as_str());
            format!("{reason}\n{}", first.unwrap_or_default())
        }
    };
    Err(exit_code::environment(anyhow!(
        "{} does not compile against {}:\n{note}",
        exercise.suite,
        exercise.solution
    )))
}

/// Reads a file of the course.
fn read(toolbox: &Toolbox, place: &str) -> anyhow::Result<String> {
    let path = toolbox.root.join(place);
    fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))
}

#[cfg(test)]
mod tests;
