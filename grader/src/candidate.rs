//! The source under judgement: a learner's file, a solution, a stub, or an answer that is kept to
//! try a suite with.
//!
//! Invariant: reading what a learner handed in never fails and never waits; whatever lies in
//! the file's place, the outcome is a candidate or a problem that can be told in a sentence.

use std::{
    fmt, fs,
    fs::File,
    io::{self, Read},
    os::unix::fs::MetadataExt,
    path::Path,
};

use anyhow::{Context, bail};
use rustix::{
    fs::{CWD, Mode, OFlags, openat},
    io::Errno,
};
use testkit_record::Code;

use crate::{
    exercise::{Course, Exercise},
    policy::Group,
};

/// A file with more bytes than this was not written for an exercise.
const MAX_BYTES: u64 = 256 << 10;

/// What a source is to its exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Learner,
    Solution,
    /// A right answer of another shape than the solution's.
    Witness,
    /// A wrong answer.
    Mutant,
    /// An answer that does nothing of the task.
    Idle,
    Stub,
}

/// One exercise's source under judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub role: Role,
    /// The path that messages name: `exercises/02_joining/join_two.rs`.
    pub shown: String,
    pub source: String,
}

/// Why a submission has no source for an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub shown: String,
    pub kind: ProblemKind,
}

/// What is wrong with a handed-in file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    Missing,
    Folder,
    Symlink,
    /// The file has another name too, maybe where the submission does not reach.
    HardLink,
    /// A pipe, a socket or a device.
    NotAFile,
    /// The system's words for it.
    Unreadable(String),
    TooLarge,
    /// The line, from 1, of the first byte that is no UTF-8.
    NotUtf8(usize),
    Empty,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = &self.shown;
        match &self.kind {
            ProblemKind::Missing => write!(f, "{shown} is missing."),
            ProblemKind::Folder => write!(f, "{shown} is a folder, not a file."),
            ProblemKind::Symlink => {
                write!(
                    f,
                    "{shown} is a symbolic link, or lies behind one. Hand in the file itself."
                )
            }
            ProblemKind::HardLink => write!(
                f,
                "{shown} is a hard link: the same file has another name. Hand in a copy."
            ),
            ProblemKind::NotAFile => write!(f, "{shown} is not a regular file."),
            ProblemKind::Unreadable(why) => write!(f, "{shown} can't be read: {why}."),
            ProblemKind::TooLarge => {
                write!(f, "{shown} is larger than {} KiB.", MAX_BYTES >> 10)
            }
            ProblemKind::NotUtf8(line) => {
                write!(f, "{shown} is not UTF-8 text: see line {line}.")
            }
            ProblemKind::Empty => write!(f, "{shown} is empty."),
        }
    }
}

/// Reads an exercise's file from a submission: a folder shaped like `exercises/`.
///
/// The folder itself may be reached through links, what lies in it may not.
///
/// # Errors
///
/// A [`Problem`], which is part of the result and no fault of anybody's but the submission's.
pub fn read(course: &Course, dir: &Path, exercise: &Exercise) -> Result<Candidate, Problem> {
    let shown = shown(course, dir, exercise);
    let is_own = dir == course.root.join("exercises");
    match text(dir, exercise, is_own) {
        Ok(source) => Ok(Candidate {
            role: Role::Learner,
            shown,
            source,
        }),
        Err(kind) => Err(Problem { shown, kind }),
    }
}

/// Reads a file of the course itself; `place` is relative to its root.
///
/// # Errors
///
/// The file can't be read as text.
pub fn load(course: &Course, role: Role, place: &str) -> anyhow::Result<Candidate> {
    let path = course.root.join(place);
    let source = fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
    Ok(Candidate {
        role,
        shown: place.to_owned(),
        source,
    })
}

/// The name of a submission's file in messages: its path in the course, or, from elsewhere, the
/// path of the exercise that it answers.
fn shown(course: &Course, dir: &Path, exercise: &Exercise) -> String {
    let inside = fs::canonicalize(dir).ok().and_then(|dir| {
        let root = fs::canonicalize(&course.root).ok()?;
        let place = dir.strip_prefix(root).ok()?.to_str()?.to_owned();
        (!place.is_empty()).then(|| format!("{place}/{}", exercise.place()))
    });
    inside.unwrap_or_else(|| exercise.file.clone())
}

/// Whoever grades their own files may have linked them as they like; `is_own` says so.
fn text(dir: &Path, exercise: &Exercise, is_own: bool) -> Result<String, ProblemKind> {
    let mut file = open(dir, exercise)?;
    let unreadable = |error: io::Error| ProblemKind::Unreadable(error.to_string());
    let data = file.metadata().map_err(unreadable)?;
    if data.is_dir() {
        return Err(ProblemKind::Folder);
    }
    if !data.is_file() {
        return Err(ProblemKind::NotAFile);
    }
    if data.nlink() > 1 && !is_own {
        return Err(ProblemKind::HardLink);
    }
    let mut bytes = Vec::new();
    // The size may change while we read, so it is not asked for.
    file.by_ref()
        .take(MAX_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(ProblemKind::TooLarge);
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        ProblemKind::NotUtf8(good.split(|&byte| byte == b'\n').count())
    })?;
    if text.trim().is_empty() {
        return Err(ProblemKind::Empty);
    }
    Ok(text)
}

/// Opens the file step by step, so that no link on the way leads elsewhere, and without waiting
/// for the other end of a pipe.
fn open(dir: &Path, exercise: &Exercise) -> Result<File, ProblemKind> {
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK;
    let folder = flags | OFlags::DIRECTORY;
    let unlinked = OFlags::NOFOLLOW;
    let name = format!("{}.rs", exercise.name);
    openat(CWD, dir, folder, Mode::empty())
        .and_then(|dir| openat(dir, &exercise.topic, folder | unlinked, Mode::empty()))
        .and_then(|topic| openat(topic, name, flags | unlinked, Mode::empty()))
        .map(File::from)
        .map_err(|errno| match errno {
            Errno::LOOP | Errno::MLINK => ProblemKind::Symlink,
            // On a link in a folder's place, Linux says only that it is no folder.
            Errno::NOTDIR if dir.join(&exercise.topic).is_symlink() => ProblemKind::Symlink,
            Errno::NOENT | Errno::NOTDIR => ProblemKind::Missing,
            // A socket or a device without a driver can't be opened at all.
            Errno::NXIO | Errno::NODEV => ProblemKind::NotAFile,
            other => ProblemKind::Unreadable(io::Error::from(other).to_string()),
        })
}

/// Whether a source is still the stub, line ends and blanks at the ends of lines aside.
pub fn is_untouched(source: &str, stub: &str) -> bool {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    trimmed(source).eq(trimmed(stub))
}

fn trimmed(text: &str) -> impl Iterator<Item = &str> {
    text.trim_end().lines().map(str::trim_end)
}

/// What a mutant says of its own end, in its first line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rejection {
    /// `//! rejected by: runs_at_once (sequential)`
    Check { check: String, code: Code },
    /// `//! rejected by: compiler (E0521)`
    Compiler { code: String },
    /// `//! rejected by: policy (clock)`
    Policy { group: Group },
}

/// Reads a mutant's first line.
///
/// # Errors
///
/// The line has another form, or names a code or group that there isn't.
pub fn rejection(mutant: &Candidate) -> anyhow::Result<Rejection> {
    let line = mutant.source.lines().next().unwrap_or_default();
    parse_rejection(line).with_context(|| {
        format!(
            "read the first line of {}, which should be like `//! rejected by: a_check (sequential)`",
            mutant.shown
        )
    })
}

fn parse_rejection(line: &str) -> anyhow::Result<Rejection> {
    let (by, code) = line
        .strip_prefix("//! rejected by:")
        .and_then(|rest| rest.trim().strip_suffix(')')?.split_once('('))
        .with_context(|| format!("{line:?} has another form"))?;
    let (by, code) = (by.trim(), code.trim());
    let error = anyhow::Error::msg::<String>;
    match by {
        "" => bail!("it names no check"),
        "compiler" => Ok(Rejection::Compiler {
            code: code.to_owned(),
        }),
        "policy" => Ok(Rejection::Policy {
            group: code.parse().map_err(error)?,
        }),
        check => Ok(Rejection::Check {
            check: check.to_owned(),
            code: code.parse().map_err(error)?,
        }),
    }
}

#[cfg(test)]
mod tests;
