//! What is remembered of a learner between two runs: one small file in the course's root.
//!
//! Invariant: opening never fails. A file that can't be understood is kept beside the new one,
//! and costs a notice.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::output;

/// The file's name; git ignores it.
pub const FILE: &str = ".tokio-katas.json";
const VERSION: u32 = 1;

/// Where a learner is, and what they have passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bookmark {
    version: u32,
    /// The exercise that was on the screen last.
    current: Option<String>,
    /// After passing, the next exercise comes by itself.
    auto_next: bool,
    passed: BTreeMap<String, Passed>,
    /// How many hints were shown, by exercise.
    hints: BTreeMap<String, usize>,
}

/// An exercise that was passed once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Passed {
    /// SHA-256 of the file as it passed.
    digest: String,
}

/// A bookmark, and what is to be said about its file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    pub bookmark: Bookmark,
    pub notice: Option<String>,
}

impl Default for Bookmark {
    fn default() -> Self {
        Self {
            version: VERSION,
            current: None,
            auto_next: false,
            passed: BTreeMap::new(),
            hints: BTreeMap::new(),
        }
    }
}

impl Bookmark {
    /// The bookmark in the course's folder `root`; an empty one where there is none to read.
    pub fn open(root: &Path) -> Opened {
        let file = root.join(FILE);
        let read = match fs::read(&file) {
            Ok(bytes) => parse(&bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(format!("can't be read ({error})")),
        };
        match read {
            Ok(bookmark) => Opened {
                bookmark,
                notice: None,
            },
            Err(why) => {
                let kept = match put_aside(&file) {
                    Some(place) => format!(", and is kept as {}", place.display()),
                    None => String::new(),
                };
                Opened {
                    bookmark: Self::default(),
                    notice: Some(format!(
                        "{FILE} {why}: what was passed has to be run once more{kept}."
                    )),
                }
            }
        }
    }

    /// Writes the bookmark, whole or not at all.
    ///
    /// # Errors
    ///
    /// The file can't be written.
    pub fn save(&self, root: &Path) -> anyhow::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        output::write(&root.join(FILE), text.as_bytes())
    }

    pub fn current(&self) -> Option<&str> {
        self.current.as_deref()
    }

    pub fn set_current(&mut self, name: &str) {
        self.current = Some(name.to_owned());
    }

    /// Whether the exercise passed with this very text.
    pub fn is_passed(&self, name: &str, source: &str) -> bool {
        let passed = self.passed.get(name);
        passed.is_some_and(|passed| passed.digest == digest(source))
    }

    /// Whether the exercise passed once, whatever its file holds now.
    pub fn passed_before(&self, name: &str) -> bool {
        self.passed.contains_key(name)
    }

    pub fn set_passed(&mut self, name: &str, source: &str) {
        let digest = digest(source);
        self.passed.insert(name.to_owned(), Passed { digest });
    }

    /// The exercise begins anew: neither passed nor any hint shown.
    pub fn forget(&mut self, name: &str) {
        self.passed.remove(name);
        self.hints.remove(name);
    }

    pub fn hints_shown(&self, name: &str) -> usize {
        self.hints.get(name).copied().unwrap_or(0)
    }

    pub fn set_hints_shown(&mut self, name: &str, count: usize) {
        self.hints.insert(name.to_owned(), count);
    }

    pub fn auto_next(&self) -> bool {
        self.auto_next
    }

    pub fn set_auto_next(&mut self, on: bool) {
        self.auto_next = on;
    }
}

/// The bookmark in `bytes`, or why there is none.
fn parse(bytes: &[u8]) -> Result<Bookmark, String> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    let damaged = |_| "is damaged".to_owned();
    let Version { version } = serde_json::from_slice(bytes).map_err(damaged)?;
    if version > VERSION {
        return Err("was written by a later version".to_owned());
    }
    serde_json::from_slice(bytes).map_err(damaged)
}

/// Moves a file that can't be understood out of the way; none if that fails too.
fn put_aside(file: &Path) -> Option<PathBuf> {
    let place = file.with_extension("json.bad");
    fs::rename(file, &place).ok()?;
    place.file_name().map(PathBuf::from)
}

fn digest(source: &str) -> String {
    let mut text = String::new();
    for byte in Sha256::digest(source.as_bytes()) {
        // Writing to a string can't fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Bookmark, FILE, parse};

    fn written() -> Bookmark {
        let mut bookmark = Bookmark::default();
        bookmark.set_current("join_two");
        bookmark.set_passed("first_await", "fn a() {}");
        bookmark.set_hints_shown("join_two", 2);
        bookmark.set_auto_next(true);
        bookmark
    }

    #[test]
    fn what_is_saved_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Bookmark::open(folder.path()).notice, None);
        written().save(folder.path()).unwrap();
        let opened = Bookmark::open(folder.path());
        assert_eq!(opened.notice, None);
        assert_eq!(opened.bookmark, written());
        assert!(opened.bookmark.is_passed("first_await", "fn a() {}"));
        assert!(!opened.bookmark.is_passed("first_await", "fn b() {}"));
        assert!(opened.bookmark.passed_before("first_await"));
        assert_eq!(opened.bookmark.hints_shown("join_two"), 2);
        assert_eq!(opened.bookmark.current(), Some("join_two"));
    }

    #[test]
    fn a_file_cut_off_anywhere_is_damaged_and_never_half_believed() {
        let text = serde_json::to_vec_pretty(&written()).unwrap();
        for end in 0..text.len() {
            assert!(parse(&text[..end]).is_err(), "{end}");
        }
        assert_eq!(parse(&text), Ok(written()));
    }

    #[test]
    fn what_can_t_be_understood_costs_a_notice_and_is_kept() {
        for text in [
            "",
            "{\"version\": 9}",
            "{\"version\": 1, \"more\": 2}",
            "no",
        ] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join(FILE), text).unwrap();
            let opened = Bookmark::open(folder.path());
            assert_eq!(opened.bookmark, Bookmark::default());
            assert!(opened.notice.unwrap().contains(FILE));
            let kept = folder.path().join(".tokio-katas.json.bad");
            assert_eq!(fs::read_to_string(kept).unwrap(), text);
        }
    }

    #[test]
    fn an_exercise_that_is_reset_begins_anew() {
        let mut bookmark = written();
        bookmark.forget("first_await");
        bookmark.forget("join_two");
        assert!(!bookmark.passed_before("first_await"));
        assert_eq!(bookmark.hints_shown("join_two"), 0);
    }
}
