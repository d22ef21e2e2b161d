//! What a compiler's run comes to, in words.
//!
//! Invariant: the suite's source is never shown, nor what a candidate read while it was compiled.

use crate::{
    candidate::Candidate,
    policy::Group,
    sandbox::{Exit, Finished, in_words},
    scorecard::{Diagnostic, Level},
};

use super::{
    Build,
    dep_info::Reached,
    flags,
    message::{self, Message},
    signature::{self, Difference},
    source,
};

/// The candidate read something at compile time. What the compiler says of it is not shown: it
/// may hold what was read.
pub(super) fn rejected_for(reached: &[Reached], candidate: &Candidate) -> Build {
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

pub(super) fn rejected(diagnostics: Vec<Diagnostic>) -> Build {
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

pub(super) fn did_not_compile(reason: impl Into<String>, diagnostics: Vec<Diagnostic>) -> Build {
    Build::DidNotCompile {
        reason: reason.into(),
        diagnostics,
        author_note: None,
    }
}

/// What the compiler's run over the candidate comes to: warnings, or the end.
pub(super) fn judge(
    finished: &Finished,
    mut diagnostics: Vec<Diagnostic>,
) -> Result<Vec<Diagnostic>, Build> {
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
pub(super) fn crashed(finished: &Finished, messages: &[Message]) -> bool {
    finished.exit != Exit::Code(0)
        && stopped(finished.exit).is_none()
        && !messages.iter().any(Message::is_error)
}

/// Why a compiler was stopped before it was done, if it was.
pub(super) fn stopped(exit: Exit) -> Option<String> {
    let reason = match exit {
        Exit::TimedOut => "The compiler was not done with this file in time, and was stopped. Most \
                           files take it a second: look for a macro, a constant or a type that goes \
                           on without end."
            .to_owned(),
        Exit::CpuLimit => "The compiler needed more processor time than it may have.".to_owned(),
        Exit::OutputLimit => "The compiler had more to say than anybody could read.".to_owned(),
        Exit::MemoryLimit => format!(
            "The compiler needed more memory than the {} that it may have.",
            in_words(flags::MEMORY)
        ),
        Exit::FileLimit => format!(
            "What the compiler makes of this file is larger than the {} that it may be.",
            in_words(flags::LIBRARY_SIZE)
        ),
        Exit::Code(_) | Exit::Signal(_) => return None,
    };
    Some(reason)
}

/// The suite, or the task's caller, does not compile against the candidate.
pub(super) fn misfit(
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
pub(super) fn different(
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
