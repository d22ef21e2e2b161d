//! What a candidate took in while it was compiled.
//!
//! Invariant: where the compiler gave up before it listed what it read, whatever could have
//! taken something in counts as if it had, and nothing that the compiler said is shown.

use std::path::{Component, Path};

use super::tokens::Tokens;
use super::{
    dep_info::{self, Reached},
    flags,
    message::Message,
};
use crate::{candidate::Candidate, exercise::Exercise, toolbox::Toolbox};

/// What takes a file in while a source is compiled.
const TAKES_IN: &[&str] = &["include", "include_bytes", "include_str"];

/// What takes a variable of the environment in.
const TAKES_VARIABLES: &[&str] = &["env", "option_env"];

/// What was taken in while a candidate was compiled.
pub(super) struct TakenIn {
    /// All that was read besides the one file.
    pub(super) reached: Vec<Reached>,
    /// Nobody knows what the compiler's words hold.
    pub(super) is_in_doubt: bool,
}

/// All that was read besides the one file, as far as that is known.
pub(super) fn taken_in(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
    messages: &[Message],
) -> anyhow::Result<TakenIn> {
    let mut is_in_doubt = false;
    let list = dep_info::read(&flags::dep_info(exercise, workdir), Path::new(flags::OUT))?;
    let mut reached = if let Some(list) = list {
        list.beyond(&candidate.shown, &flags::clippy_toml(workdir))
    } else {
        let tokens = Tokens::of(&candidate.source);
        is_in_doubt = may_show_more(&tokens);
        let macros = tokens.mentions(TAKES_IN).and(tokens.find(TAKES_IN));
        let mut reached = foreign_files(messages, candidate, toolbox);
        reached.extend(macros.map(|(name, _)| Reached::File(name.to_owned())));
        reached
    };
    let denied = messages.iter().filter_map(Message::denied_file);
    reached.extend(denied.map(|file| Reached::File(file.to_owned())));
    Ok(TakenIn {
        reached,
        is_in_doubt,
    })
}

/// The compiler's words may hold more than the source, without a part of them that tells.
fn may_show_more(tokens: &Tokens) -> bool {
    let names_a_module = ["mod", "path"].map(|word| tokens.mentions(&[word]).is_some());
    let takes_in = [TAKES_IN, TAKES_VARIABLES].concat();
    tokens.mentions(&takes_in).is_some() || names_a_module == [true, true]
}

/// Files that the compiler's messages show and that are neither the candidate's nor a crate's.
fn foreign_files(messages: &[Message], candidate: &Candidate, toolbox: &Toolbox) -> Vec<Reached> {
    let known = |file: &str| {
        let path = Path::new(file);
        file == candidate.shown
            || path.ends_with(flags::CLIPPY_TOML)
            || is_straight(path)
                && (path.starts_with("/rustc")
                    || path.starts_with(&toolbox.tools.sysroot)
                    || file.contains("/registry/src/"))
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

/// A path that nowhere goes back up: it lies where it begins.
fn is_straight(path: &Path) -> bool {
    !path.components().any(|part| part == Component::ParentDir)
}
