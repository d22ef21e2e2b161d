//! What a candidate took in while it was compiled.
//!
//! Invariant: where the compiler gave up before it listed what it read, whatever could have
//! taken something in counts as if it had.

use std::path::{Component, Path};

use super::{
    dep_info::{self, Reached},
    flags,
    message::Message,
};
use crate::{candidate::Candidate, exercise::Exercise, syntax, toolbox::Toolbox};

/// What takes a file in while a source is compiled. Other ways show the file in the messages.
const TAKES_IN: &[&str] = &["include", "include_bytes", "include_str"];

/// All that was read besides the one file.
pub(super) fn reached(
    candidate: &Candidate,
    exercise: &Exercise,
    toolbox: &Toolbox,
    workdir: &Path,
    messages: &[Message],
) -> anyhow::Result<Vec<Reached>> {
    let list = dep_info::read(&flags::dep_info(exercise, workdir), Path::new(flags::OUT))?;
    let mut reached = if let Some(list) = list {
        list.beyond(&candidate.shown, &flags::clippy_toml(workdir))
    } else {
        let macros = syntax::mentions(&candidate.source, TAKES_IN);
        let mut reached = foreign_files(messages, candidate, toolbox);
        reached.extend(macros.map(|name| Reached::File(name.to_owned())));
        reached
    };
    let denied = messages.iter().filter_map(Message::denied_file);
    reached.extend(denied.map(|file| Reached::File(file.to_owned())));
    Ok(reached)
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
