//! Has the compiler read a candidate, so that no lint decides about points.
//!
//! Invariant: what a learner's own attributes make an error of is told as a warning. What the
//! language itself refuses stays an error, and the policy holds in every run.

use std::{fs, path::Path};

use anyhow::Context;

use super::{
    flags::{self, Lints},
    message::{self, Message},
};
use crate::{
    candidate::Candidate,
    exercise::Exercise,
    sandbox::{self, Finished},
    toolbox::Toolbox,
};

/// An attribute goes against another one: `#![forbid(unused)]`, then `#[allow(unused)]`.
const AGAINST_A_FORBID: &str = "E0453";

/// Compiles the candidate as it is written, and once more where nothing but lints stood against it.
pub(super) async fn run(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
) -> anyhow::Result<(Finished, Vec<Message>)> {
    let once = async |lints| {
        let job = flags::candidate(candidate, exercise, toolbox, workdir, lints)?;
        let finished = sandbox::run(job).await?;
        let messages = message::parse(&finished.stderr.bytes);
        anyhow::Ok((finished, messages))
    };
    let (finished, messages) = once(Lints::AsWritten).await?;
    if are_of_lints_alone(&messages) {
        // A sandbox may give each run a user of its own, who can't write over another's files.
        let out = workdir.join(flags::OUT);
        fs::remove_dir_all(&out).with_context(|| format!("remove {}", out.display()))?;
        return once(Lints::Warnings).await;
    }
    Ok((finished, messages))
}

/// There are errors, and the candidate asked for each of them.
fn are_of_lints_alone(messages: &[Message]) -> bool {
    // The compiler says it once for each lint.
    let of_the_language: Vec<_> = messages
        .iter()
        .filter(|message| message.is_error() && message.is_on_by_default())
        .filter_map(Message::lint)
        .collect();
    let is_asked_for = |message: &Message| match message.lint() {
        Some(lint) => !of_the_language.contains(&lint),
        None => message.code() == Some(AGAINST_A_FORBID),
    };
    let mut errors = messages.iter().filter(|it| it.is_error()).peekable();
    errors.peek().is_some() && errors.all(is_asked_for)
}
