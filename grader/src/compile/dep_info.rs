//! The compiler's list of what it read: files, and variables of the environment.
//!
//! Invariant: whatever the candidate took in, by `include!`, `#[path]`, `env!` or any other
//! way, stands in the list, so that one look at it is enough.

use std::{fs, io, path::Path};

use anyhow::Context;

/// Variables that clippy itself looks at.
const OF_CLIPPY: &[&str] = &["CLIPPY_ARGS", "CLIPPY_CONF_DIR"];

/// What was read besides the candidate's own file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reached {
    File(String),
    Variable(String),
}

impl Reached {
    /// The file's path or the variable's name.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::File(name) | Self::Variable(name) => name,
        }
    }
}

/// All that a compiler read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DepInfo {
    files: Vec<String>,
    variables: Vec<String>,
}

impl DepInfo {
    /// What is neither the one file nor clippy's own.
    pub(super) fn beyond(&self, file: &str, clippy_toml: &Path) -> Vec<Reached> {
        let files = self
            .files
            .iter()
            .filter(|name| *name != file && Path::new(name) != clippy_toml)
            .cloned()
            .map(Reached::File);
        let variables = self
            .variables
            .iter()
            .filter(|name| !OF_CLIPPY.contains(&name.as_str()))
            .cloned()
            .map(Reached::Variable);
        files.chain(variables).collect()
    }
}

/// Reads the list at `path`, of what was made in the folder `outputs`; none if the compiler did not come to write it.
pub(super) fn read(path: &Path, outputs: &Path) -> anyhow::Result<Option<DepInfo>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(parse(&String::from_utf8_lossy(&bytes), outputs))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("read {}", path.display())),
    }
}

/// The list is a makefile: a rule for each output, then each input as a rule without
/// prerequisites, then the variables as comments.
///
/// A file's name may hold a line break, which nobody escapes. Then its parts make lines, and one
/// of them has none of these forms: it stands for the file.
fn parse(text: &str, outputs: &Path) -> DepInfo {
    let mut info = DepInfo::default();
    let is_output = |line: &str| {
        let rule = line.split_once(": ");
        rule.is_some_and(|(output, _)| Path::new(output).parent() == Some(outputs))
    };
    for line in text.lines() {
        if let Some(variable) = line.strip_prefix("# env-dep:") {
            let name = variable.split_once('=').map_or(variable, |(name, _)| name);
            info.variables.push(name.to_owned());
        } else if let Some(file) = line.strip_suffix(':') {
            info.files.push(file.replace("\\ ", " "));
        } else if !line.is_empty() && !is_output(line) {
            info.files.push(line.to_owned());
        }
    }
    info
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "out/a.d: /w/policy/clippy.toml exercises/1/a.rs /etc/two\\ words

out/liba.rlib: /w/policy/clippy.toml exercises/1/a.rs /etc/two\\ words

/w/policy/clippy.toml:
exercises/1/a.rs:
/etc/two\\ words:

# env-dep:CLIPPY_ARGS
# env-dep:CLIPPY_CONF_DIR=/w/policy
# env-dep:HOME
# env-dep:PATH=/bin
";

    #[test]
    fn everything_but_the_one_file_and_clippys_own_is_beyond() {
        let info = parse(LIST, Path::new("out"));
        let file = |name: &str| Reached::File(name.to_owned());
        let variable = |name: &str| Reached::Variable(name.to_owned());
        let toml = Path::new("/w/policy/clippy.toml");
        assert_eq!(
            info.beyond("exercises/1/a.rs", toml),
            [file("/etc/two words"), variable("HOME"), variable("PATH")]
        );
        assert!(
            info.beyond("b.rs", toml)
                .contains(&file("exercises/1/a.rs"))
        );
    }

    /// `include!("/tmp/x\n<the one file>")`: the second half reads like the one file.
    #[test]
    fn a_line_break_in_a_name_hides_nothing() {
        let list = "out/a.d: a.rs /tmp/x\na.rs\n\nout/liba.rlib: a.rs /tmp/x\na.rs\n\na.rs:\n/tmp/x\na.rs:\n";
        let beyond = parse(list, Path::new("out")).beyond("a.rs", Path::new("clippy.toml"));
        assert!(
            beyond.contains(&Reached::File("/tmp/x".to_owned())),
            "{beyond:?}"
        );
    }

    #[test]
    fn a_list_that_is_not_there_is_told_apart_from_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.d");
        assert_eq!(read(&file, Path::new("out")).unwrap(), None);
        fs::write(&file, "").unwrap();
        assert_eq!(
            read(&file, Path::new("out")).unwrap(),
            Some(DepInfo::default())
        );
    }
}
