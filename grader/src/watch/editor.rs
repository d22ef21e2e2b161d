//! Opens an exercise in the learner's editor.
//!
//! Invariant: an editor that lives in the terminal has it for itself until it ends.

use std::{env, ffi::OsString, path::Path};

use super::screen::Screen;
use crate::{exercise::Exercise, sandbox};

/// A command, and whether it needs the terminal.
#[derive(Debug, PartialEq, Eq)]
struct Editor {
    words: Vec<OsString>,
    /// It takes the terminal over until it ends.
    takes_over: bool,
}

/// Opens `exercise` at `line`, counted from 1; gives back what to tell the learner.
pub(super) fn open(
    root: &Path,
    exercise: &Exercise,
    line: Option<u32>,
    screen: &mut Screen,
) -> Option<String> {
    let path = root.join(&exercise.file);
    let Some(editor) = editor(&path, line, |name| env::var(name).ok()) else {
        return Some(format!(
            "Set $VISUAL or $EDITOR to your editor, or open {} yourself.",
            exercise.file
        ));
    };
    let (program, args) = editor.words.split_first()?;
    let run = || sandbox::run_attached(program, args, editor.takes_over);
    let ended = if editor.takes_over {
        match screen.suspended(run) {
            Ok(ended) => ended,
            Err(error) => return Some(format!("The screen did not come back: {error:#}")),
        }
    } else {
        run()
    };
    match ended {
        Ok(true) if editor.takes_over => None,
        Ok(true) => Some(format!("Opened {}", exercise.file)),
        Ok(false) => Some(format!("{} failed", program.display())),
        Err(error) => Some(format!("Can't start {}: {error}", program.display())),
    }
}

/// The editor around the terminal comes first, then what the learner has set.
fn editor(path: &Path, line: Option<u32>, var: impl Fn(&str) -> Option<String>) -> Option<Editor> {
    let set = |name: &str| var(name).filter(|value| !value.trim().is_empty());
    let line = line.unwrap_or(1);
    if set("TERM_PROGRAM").is_some_and(|program| program == "vscode") {
        let mut goto = OsString::from(path);
        goto.push(format!(":{line}"));
        return Some(Editor {
            words: vec!["code".into(), "--goto".into(), goto],
            takes_over: false,
        });
    }
    if set("ZELLIJ").is_some() {
        let words = ["zellij", "action", "edit", "--line-number"].map(OsString::from);
        let mut words = Vec::from(words);
        words.extend([line.to_string().into(), path.into()]);
        return Some(Editor {
            words,
            takes_over: false,
        });
    }
    // Such as `emacs -nw`: a program and what it is always called with.
    let command = set("VISUAL").or_else(|| set("EDITOR"))?;
    let mut words: Vec<OsString> = command.split_whitespace().map(OsString::from).collect();
    let program = Path::new(words.first()?).file_name()?.to_str()?.to_owned();
    if ["vi", "vim", "nvim", "nano", "emacs", "kak", "micro"].contains(&program.as_str()) {
        words.push(format!("+{line}").into());
    }
    words.push(path.into());
    Some(Editor {
        words,
        takes_over: true,
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::editor;

    fn words(vars: &[(&str, &str)]) -> Option<String> {
        let editor = editor(Path::new("/c/x.rs"), Some(7), |name| {
            let found = vars.iter().find(|(other, _)| *other == name);
            found.map(|(_, value)| (*value).to_owned())
        })?;
        let words: Vec<_> = editor.words.iter().map(|it| it.to_string_lossy()).collect();
        Some(words.join(" "))
    }

    #[test]
    fn the_editor_around_the_terminal_comes_before_the_one_that_is_set() {
        let command = |vars: &[(&str, &str)]| words(vars).unwrap();
        assert_eq!(
            command(&[("TERM_PROGRAM", "vscode"), ("EDITOR", "vi")]),
            "code --goto /c/x.rs:7"
        );
        assert_eq!(
            command(&[("ZELLIJ", "0"), ("EDITOR", "vi")]),
            "zellij action edit --line-number 7 /c/x.rs"
        );
        assert_eq!(command(&[("EDITOR", "vi")]), "vi +7 /c/x.rs");
        assert_eq!(
            command(&[("VISUAL", "hx -v"), ("EDITOR", "vi")]),
            "hx -v /c/x.rs"
        );
        assert_eq!(words(&[("EDITOR", " ")]), None);
    }
}
