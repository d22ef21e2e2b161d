//! What a submission holds beside the exercises' files: told to whoever reads the scorecard.
//!
//! Invariant: nothing of it is used. Looking follows no link, waits for nobody, reads a bounded
//! number of files, and costs no point.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs::{self, File},
    io::Read,
    path::{Path, PathBuf},
};

use rustix::fs::{CWD, Mode, OFlags, openat};
use walkdir::{DirEntry, WalkDir};

use crate::{
    exercise::Course,
    scorecard::{Note, NoteKind},
};

/// More notes than these nobody reads.
const MAX_NOTES: usize = 50;
/// More entries of a folder than these are not looked at.
const MAX_ENTRIES: usize = 2000;
/// Below the submission, folders are looked into this deep.
const MAX_DEPTH: usize = 5;
/// Files of the course are smaller than this, in bytes.
const MAX_BYTES: u64 = 1 << 20;

/// Folders that tools make and nobody hands in on purpose.
const MADE_BY_TOOLS: &[&str] = &[".git", ".idea", ".vscode", "target"];

/// The folder that is shaped like `exercises/`: the given one, or the one in a whole copy of the
/// course.
pub fn exercises(course: &Course, dir: PathBuf) -> PathBuf {
    let has_topic = |dir: &Path| {
        let mut exercises = course.exercises.iter();
        exercises.any(|exercise| dir.join(&exercise.topic).is_dir())
    };
    let inner = dir.join("exercises");
    // A link may lead to somebody else's.
    if !has_topic(&dir) && !inner.is_symlink() && has_topic(&inner) {
        inner
    } else {
        dir
    }
}

/// What somebody may want to look at, by the names of the files; nothing for the course's own
/// folder.
pub fn notes(course: &Course, dir: &Path) -> Vec<Note> {
    if dir == course.root.join("exercises") {
        return Vec::new();
    }
    let mut notes = strangers(course, dir);
    if let Some(copy) = dir.parent().filter(|copy| is_copy_of_the_course(copy)) {
        notes.extend(changed(course, copy));
    }
    notes.truncate(MAX_NOTES);
    notes
}

fn is_copy_of_the_course(dir: &Path) -> bool {
    dir.join("tests/testkit/Cargo.toml").is_file()
}

/// Everything that is no exercise's file, and no page of a topic.
fn strangers(course: &Course, dir: &Path) -> Vec<Note> {
    let mut known: BTreeSet<PathBuf> = BTreeSet::new();
    for exercise in &course.exercises {
        known.insert(exercise.place().into());
        known.insert(Path::new(&exercise.topic).join("README.md"));
    }
    let is_wanted = |entry: &DirEntry| entry.depth() == 0 || !is_made_by_tools(entry);
    let walk = WalkDir::new(dir)
        .max_depth(MAX_DEPTH)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(is_wanted);
    let mut notes = Vec::new();
    for (number, entry) in walk.filter_map(Result::ok).enumerate() {
        if number >= MAX_ENTRIES {
            notes.push(note("", NoteKind::TooMany));
            break;
        }
        let Ok(place) = entry.path().strip_prefix(dir) else {
            continue;
        };
        let kind = entry.file_type();
        let found = if kind.is_dir() {
            continue;
        } else if kind.is_symlink() {
            NoteKind::Link
        } else if !kind.is_file() {
            NoteKind::NotAFile
        } else if known.contains(place) {
            continue;
        } else {
            NoteKind::Extra
        };
        notes.push(note(&place.to_string_lossy(), found));
    }
    notes
}

fn is_made_by_tools(entry: &DirEntry) -> bool {
    MADE_BY_TOOLS
        .iter()
        .any(|name| entry.file_name() == OsStr::new(name))
}

/// Files of the course that read differently in a copy of it.
fn changed(course: &Course, copy: &Path) -> Vec<Note> {
    let mut places: Vec<PathBuf> = ["Cargo.toml", "rust-toolchain.toml", ".cargo/config.toml"]
        .map(PathBuf::from)
        .into();
    for folder in ["tests", "grader"] {
        let files = WalkDir::new(course.root.join(folder)).sort_by_file_name();
        let files = files.into_iter().filter_map(Result::ok);
        places.extend(
            files
                .filter(|entry| entry.file_type().is_file())
                .filter_map(|entry| Some(entry.path().strip_prefix(&course.root).ok()?.to_owned())),
        );
    }
    let differs = |place: &&PathBuf| match fs::symlink_metadata(copy.join(place)) {
        // An older copy may lack a file, and that changes nothing.
        Err(_) => false,
        Ok(_) => read(&copy.join(place)) != read(&course.root.join(place)),
    };
    let places = places.iter().filter(differs);
    places
        .map(|place| note(&place.to_string_lossy(), NoteKind::Changed))
        .collect()
}

/// A regular file's bytes.
fn read(path: &Path) -> Option<Vec<u8>> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOFOLLOW;
    let file = File::from(openat(CWD, path, flags, Mode::empty()).ok()?);
    file.metadata().ok().filter(fs::Metadata::is_file)?;
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

fn note(file: &str, kind: NoteKind) -> Note {
    Note {
        file: file.to_owned(),
        kind,
    }
}
