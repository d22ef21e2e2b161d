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
    exit_code,
    policy::{self, Group},
    sandbox::{self, Exit, Finished, in_words},
    scorecard::{Diagnostic, Level},
    syntax,
    toolbox::Toolbox,
};

mod dep_info;
mod flags;
mod message;
mod signature;
mod source;

use dep_info::Reached;
use message::Message;
use signature::{Compared, Difference};

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

/// What takes a file in while a source is compiled. Other ways show the file in the messages.
const TAKES_IN: &[&str] = &["include", "include_bytes", "include_str"];

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
    let job = flags::candidate(candidate, exercise, toolbox, workdir)?;
    let finished = sandbox::run(job).await?;
    let messages = message::parse(&finished.stderr.bytes);
    let mut reached =
        match dep_info::read(&flags::dep_info(exercise, workdir), Path::new(flags::OUT))? {
            Some(list) => list.beyond(&candidate.shown, &flags::clippy_toml(workdir)),
            // The compiler gave up before it wrote the list, so its messages have to tell.
            None => {
                let macros = syntax::mentions(&candidate.source, TAKES_IN);
                let mut reached = foreign_files(&messages, candidate, toolbox);
                reached.extend(macros.map(|name| Reached::File(name.to_owned())));
                reached
            }
        };
    let denied = messages.iter().filter_map(Message::denied_file);
    reached.extend(denied.map(|file| Reached::File(file.to_owned())));
    if !reached.is_empty() {
        return Ok(rejected_for(&reached, candidate));
    }
    if crashed(&finished, &messages) && candidate.role != Role::Solution {
        check_suite(exercise, toolbox).await?;
    }
    let diagnostics = match judge(&finished, message::diagnostics(&messages, &candidate.shown)) {
        Ok(diagnostics) => diagnostics,
        Err(refused) => return Ok(refused),
    };
    let unknown_paths = messages
        .iter()
        .filter(|message| !message.is_error())
        .filter_map(|message| policy::unknown_path(&message.text))
        .map(str::to_owned)
        .collect();

    let stub = read(toolbox, &exercise.stub)?;
    let differences = signature::differences(&stub, &candidate.source, Compared::Types);
    if !differences.is_empty() {
        return Ok(different(&differences, candidate, diagnostics, None));
    }
    let (job, suite_binary) = flags::suite(exercise, toolbox, workdir)?;
    let finished = sandbox::run(job).await?;
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
    let differences = signature::differences(&stub, &candidate.source, Compared::All);
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

/// Files that the compiler's messages show and that are neither the candidate's nor a crate's.
fn foreign_files(messages: &[Message], candidate: &Candidate, toolbox: &Toolbox) -> Vec<Reached> {
    let known = |file: &str| {
        let path = Path::new(file);
        file == candidate.shown
            || path.ends_with(flags::CLIPPY_TOML)
            || (path.starts_with("/rustc") || path.starts_with(&toolbox.tools.sysroot))
            || file.contains("/registry/src/")
            // Such as `<anon>`: made by the compiler.
            || file.starts_with('<')
    };
    let mut files: Vec<_> = messages
        .iter()
        .flat_map(Message::all_files)
        .filter(|file| !known(file))
        .map(|file| Reached::File(file.to_owned()))
        .collect();
    files.sort();
    files.dedup();
    files
}

/// The candidate read something at compile time. What the compiler says of it is not shown: it
/// may hold what was read.
fn rejected_for(reached: &[Reached], candidate: &Candidate) -> Build {
    let diagnostics = reached
        .iter()
        .map(|reached| {
            let (group, message) = match reached {
                Reached::File(_) => (
                    Group::Files,
                    "it takes in another file while it is compiled",
                ),
                Reached::Variable(_) => (
                    Group::Env,
                    "it reads an environment variable while it is compiled",
                ),
            };
            let name = reached.name();
            Diagnostic {
                level: Level::Policy,
                code: Some(group.as_str().to_owned()),
                message: format!("{message}: `{name}`"),
                place: source::line_with(&candidate.source, &candidate.shown, name),
                rendered: format!("error: {message}: `{name}`\n --> {}\n", candidate.shown),
                help: Some("An exercise is one file that stands for itself.".to_owned()),
            }
        })
        .collect();
    rejected(diagnostics)
}

fn rejected(diagnostics: Vec<Diagnostic>) -> Build {
    let group = diagnostics
        .iter()
        .find(|it| it.level == Level::Policy)
        .and_then(|it| it.code.as_deref()?.parse::<Group>().ok());
    Build::Rejected {
        reason: group
            .map_or("The policy forbids it.", Group::why)
            .to_owned(),
        diagnostics,
    }
}

fn did_not_compile(reason: impl Into<String>, diagnostics: Vec<Diagnostic>) -> Build {
    Build::DidNotCompile {
        reason: reason.into(),
        diagnostics,
        author_note: None,
    }
}

/// What the compiler's run over the candidate comes to: warnings, or the end.
fn judge(finished: &Finished, mut diagnostics: Vec<Diagnostic>) -> Result<Vec<Diagnostic>, Build> {
    let count = |level| diagnostics.iter().filter(|it| it.level == level).count();
    let (errors, forbidden) = (count(Level::Error), count(Level::Policy));
    if let Some(reason) = stopped(finished.exit) {
        return Err(did_not_compile(reason, diagnostics));
    }
    match finished.exit {
        _ if errors == 1 => Err(did_not_compile("The compiler found an error.", diagnostics)),
        _ if errors > 1 => Err(did_not_compile(
            format!("The compiler found {errors} errors."),
            diagnostics,
        )),
        _ if forbidden > 0 => Err(rejected(diagnostics)),
        Exit::Code(0) => Ok(diagnostics),
        _ => {
            diagnostics.insert(0, message::crash(finished));
            Err(did_not_compile(
                "The compiler itself crashed over this file.",
                diagnostics,
            ))
        }
    }
}

/// The compiler failed, and neither found an error nor was stopped.
fn crashed(finished: &Finished, messages: &[Message]) -> bool {
    finished.exit != Exit::Code(0)
        && stopped(finished.exit).is_none()
        && !messages.iter().any(Message::is_error)
}

/// Why a compiler was stopped before it was done, if it was.
fn stopped(exit: Exit) -> Option<String> {
    let reason = match exit {
        Exit::TimedOut => format!(
            "The compiler was not done after {} seconds.",
            flags::DEADLINE.as_secs()
        ),
        Exit::CpuLimit => "The compiler needed more processor time than it may have.".to_owned(),
        Exit::OutputLimit => "The compiler had more to say than anybody could read.".to_owned(),
        Exit::MemoryLimit => format!(
            "The compiler needed more memory than the {} that it may have.",
            in_words(flags::MEMORY)
        ),
        Exit::FileLimit => "The compiler made a file larger than it may be.".to_owned(),
        Exit::Code(_) | Exit::Signal(_) => return None,
    };
    Some(reason)
}

/// The suite does not compile against the candidate.
fn misfit(
    finished: &Finished,
    differences: &[Difference],
    candidate: &Candidate,
    warnings: Vec<Diagnostic>,
) -> Build {
    let messages = message::parse(&finished.stderr.bytes);
    let author_note = Some(message::author_note(&messages, finished));
    if !differences.is_empty() {
        return different(differences, candidate, warnings, author_note);
    }
    let first = messages.iter().find(|message| message.is_error());
    let mut diagnostics = vec![signature::beyond_signatures(
        first,
        finished.exit,
        candidate,
    )];
    diagnostics.extend(warnings);
    Build::DidNotCompile {
        reason: "The checks don't compile with this file, though its public items read like those of the task.".to_owned(),
        diagnostics,
        author_note,
    }
}

/// The candidate's public items are not those of the task.
fn different(
    differences: &[Difference],
    candidate: &Candidate,
    warnings: Vec<Diagnostic>,
    author_note: Option<String>,
) -> Build {
    let names: Vec<_> = differences.iter().map(Difference::name).collect();
    let diagnostics = differences.iter().map(|it| it.diagnostic(candidate));
    Build::DidNotCompile {
        reason: format!(
            "The public items differ from those of the task: {}.",
            names.join(", ")
        ),
        diagnostics: diagnostics.chain(warnings).collect(),
        author_note,
    }
}

#[cfg(test)]
mod tests;
