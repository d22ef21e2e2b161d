//! Puts an exercise back to where it started.
//!
//! Invariant: what the learner wrote is copied before the stub takes its place.

use std::{
    fmt, fs,
    fs::File,
    io::{ErrorKind, Write},
    path::Path,
};

use anyhow::{Context, ensure};

use crate::{
    candidate::{self, Role},
    exercise::{Course, Exercise},
    output,
};

/// The folder of copies in the course's root; git ignores it.
pub const BACKUPS: &str = ".backups";

/// What a reset did; it reads as a sentence for the learner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reset {
    /// The exercise's file.
    pub file: String,
    /// Where the copy of what was there lies; none if that was the stub, or nothing.
    pub backup: Option<String>,
}

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.backup {
            Some(backup) => write!(f, "{} is reset; your work is in {backup}", self.file),
            None => write!(f, "{} is as it was at the start", self.file),
        }
    }
}

/// Writes the stub over the exercise's file, after a copy of what is there.
///
/// # Errors
///
/// Something other than a file is in its place, or a file can't be read or written.
pub fn reset(course: &Course, exercise: &Exercise) -> anyhow::Result<Reset> {
    let path = course.root.join(&exercise.file);
    let stub = candidate::load(course, Role::Stub, &exercise.stub)?.source;
    let found = match path.symlink_metadata() {
        Ok(data) => {
            ensure!(
                data.is_file(),
                "{} is no regular file: move it away first",
                exercise.file
            );
            Some(fs::read(&path).with_context(|| format!("read {}", exercise.file))?)
        }
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error).with_context(|| format!("look at {}", exercise.file)),
    };
    let backup = match found {
        Some(bytes) if bytes != stub.as_bytes() => {
            Some(keep(&course.root, &exercise.name, &bytes)?)
        }
        _ => None,
    };
    if let Some(topic) = path.parent() {
        fs::create_dir_all(topic).with_context(|| format!("create {}", topic.display()))?;
    }
    output::write(&path, stub.as_bytes())?;
    Ok(Reset {
        file: exercise.file.clone(),
        backup,
    })
}

/// Copies `bytes` to the first name that is free.
fn keep(root: &Path, name: &str, bytes: &[u8]) -> anyhow::Result<String> {
    let folder = root.join(BACKUPS);
    fs::create_dir_all(&folder).with_context(|| format!("create {}", folder.display()))?;
    for number in 1_u32.. {
        let place = format!("{BACKUPS}/{name}-{number}.rs");
        match File::create_new(root.join(&place)) {
            Ok(mut file) => {
                file.write_all(bytes)
                    .and_then(|()| file.sync_all())
                    .with_context(|| format!("write {place}"))?;
                return Ok(place);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error).with_context(|| format!("create {place}")),
        }
    }
    anyhow::bail!("{BACKUPS} is full: move some of it away")
}
