//! What an exercise may not call, because it could buy a point or do harm.
//!
//! Invariant: one table of exact paths; the file for clippy is made of it, and a finding of
//! clippy is led back to its group by it.

use std::{fmt, fmt::Write as _, str::FromStr};

use serde::{Deserialize, Serialize};

mod table;

pub use table::{Entry, Kind};

macro_rules! groups {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal: $why:literal,)+) => {
        /// A family of forbidden calls. An exercise whose subject they are allows it as a whole.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Group {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Group {
            /// Every group, in the order of their definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The group as it is written in manifests, mutants and scorecards.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// Why an exercise may not do it, in a sentence for the learner.
            pub const fn why(self) -> &'static str {
                match self {
                    $(Self::$variant => $why,)+
                }
            }
        }
    };
}

groups! {
    /// Moving or stopping the clock that the checks measure with.
    Clock = "clock":
        "The checks measure with Tokio's clock, so an exercise must not stop or move it.",
    /// A runtime of the learner's own, which has a clock of its own.
    Runtime = "runtime":
        "The checks bring the runtime and its clock with them, so an exercise must not start another.",
    /// Ending the process, starting others, or changing what a panic does.
    Process = "process":
        "An exercise runs inside the process of its check, so it must not end it, start another or change what a panic does.",
    /// Reading or changing the process's environment and arguments.
    Env = "env":
        "The answer must follow from the arguments alone, so an exercise must not look at the process's environment.",
    /// Reading or writing files and the process's descriptors.
    Files = "files":
        "The answer must follow from the arguments alone, so an exercise must not touch files, standard input or descriptors.",
    /// Reaching other processes or machines.
    Sockets = "sockets":
        "The answer must follow from the arguments alone, so an exercise must not open sockets.",
    /// What one exercise alone forbids, in its author's words.
    Task = "task":
        "The task is to do without it.",
    /// Code that the compiler can't vouch for. No exercise can allow it.
    Unsafe = "unsafe":
        "Unsafe code could change the checks themselves, and no exercise needs it.",
}

impl Group {
    /// Whether `policy.allow` may name the group.
    pub const fn can_be_allowed(self) -> bool {
        !matches!(self, Self::Unsafe | Self::Task)
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Group {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|group| group.as_str() == text)
            .ok_or_else(|| {
                let known: Vec<_> = Self::ALL.iter().map(|group| group.as_str()).collect();
                format!(
                    "{text:?} is no group of the policy; there are {}",
                    known.join(", ")
                )
            })
    }
}

/// A path that one exercise forbids, because its task is to do without.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denied {
    /// Such as `futures::future::join_all`; a type has a capital, and a macro a `!` at its end.
    pub path: String,
    /// The author's sentence for the learner.
    pub why: String,
}

impl Denied {
    /// The key of clippy's settings that it belongs to.
    fn key(&self) -> &'static str {
        let name = self.path.rsplit("::").next().unwrap_or_default();
        if name.ends_with('!') {
            "disallowed-macros"
        } else if name.starts_with(char::is_uppercase) {
            "disallowed-types"
        } else {
            "disallowed-methods"
        }
    }
}

/// The entries that hold for an exercise: those of the groups it does not allow, in crates that
/// it can use. (Clippy warns of a path in a crate that it doesn't know.)
pub fn entries(allow: &[Group], crates: &[String]) -> impl Iterator<Item = &'static Entry> {
    table::ENTRIES.iter().filter(move |entry| {
        let known = entry.of_std()
            || crates
                .iter()
                .any(|name| name.replace('-', "_") == entry.crate_name());
        known && !allow.contains(&entry.group)
    })
}

/// The text of `clippy.toml` for an exercise.
pub fn clippy_toml(allow: &[Group], crates: &[String], deny: &[Denied]) -> String {
    let mut text = String::new();
    for (key, kind) in [
        ("disallowed-methods", Some(Kind::Method)),
        ("disallowed-types", Some(Kind::Type)),
        ("disallowed-macros", None),
    ] {
        _ = writeln!(text, "{key} = [");
        for entry in entries(allow, crates).filter(|entry| Some(entry.kind) == kind) {
            let (path, why) = (entry.path, entry.group.why());
            _ = writeln!(text, "    {{ path = \"{path}\", reason = \"{why}\" }},");
        }
        for denied in deny.iter().filter(|it| it.key() == key) {
            // A text of Rust reads as one of TOML but for what neither a path nor a sentence has.
            let (path, why) = (denied.path.trim_end_matches('!'), &denied.why);
            _ = writeln!(text, "    {{ path = {path:?}, reason = {why:?} }},");
        }
        _ = writeln!(text, "]");
    }
    text
}

/// The group that a finding of clippy belongs to: `` use of a disallowed method `std::env::var` ``.
pub fn group_of(message: &str) -> Option<Group> {
    let path = backticked(message)?;
    table::ENTRIES
        .iter()
        .find(|entry| entry.path == path)
        .map(|entry| entry.group)
}

/// The path that clippy found nothing at, or in words what it found in its place, if that is what
/// a warning says. Such an entry forbids nothing: a mistake in the table or the manifest.
pub fn unknown_path(message: &str) -> Option<&str> {
    if message.starts_with("expected a ") && message.contains(", found a") {
        return Some(message);
    }
    message
        .contains("does not refer to a reachable")
        .then(|| backticked(message))
        .flatten()
}

fn backticked(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_reads_back_from_its_text_and_its_json() {
        for &group in Group::ALL {
            assert_eq!(group.as_str().parse(), Ok(group));
            let json = serde_json::to_string(&group).unwrap();
            assert_eq!(json, format!("\"{group}\""));
            assert!(group.why().ends_with('.'));
        }
        assert!("clocks".parse::<Group>().unwrap_err().contains("clock, "));
    }

    #[test]
    fn every_path_stands_in_the_table_once() {
        let mut paths: Vec<_> = table::ENTRIES.iter().map(|entry| entry.path).collect();
        paths.sort_unstable();
        let all = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), all);
    }

    #[test]
    fn every_group_that_can_be_allowed_has_entries_and_a_finding_leads_back_to_it() {
        for &group in Group::ALL {
            let entry = table::ENTRIES.iter().find(|entry| entry.group == group);
            match entry {
                Some(entry) => {
                    let message = format!("use of a disallowed method `{}`", entry.path);
                    assert_eq!(group_of(&message), Some(group));
                }
                None => assert!(!group.can_be_allowed()),
            }
        }
        assert_eq!(group_of("use of a disallowed method `mine::own`"), None);
    }

    #[test]
    fn the_file_for_clippy_leaves_out_what_is_allowed_and_crates_that_are_not_there() {
        let crates = vec!["tokio".to_owned()];
        let text = clippy_toml(&[Group::Clock], &crates, &[]);
        assert!(!text.contains("tokio::time::advance"), "{text}");
        assert!(text.contains("tokio::runtime::Runtime"), "{text}");
        assert!(text.contains("std::process::exit"), "{text}");
        assert!(!text.contains("futures::"), "{text}");
        assert!(!clippy_toml(&[], &[], &[]).contains("tokio::"));
    }

    #[test]
    fn a_path_that_clippy_does_not_know_is_told_apart() {
        let message = "`std::process::exitt` does not refer to a reachable function";
        assert_eq!(unknown_path(message), Some("std::process::exitt"));
        let other = "expected a type, found a function";
        assert_eq!(unknown_path(other), Some(other));
        for none in [
            "unused variable: `x`",
            "expected a semicolon",
            "a type, found a function",
        ] {
            assert_eq!(unknown_path(none), None);
        }
    }
}
