//! How far a learner is with an exercise, without running anything.
//!
//! Invariant: `passed` is said only of the very text that passed.

use serde::Serialize;

use crate::{
    bookmark::Bookmark,
    candidate::{self, Role},
    exercise::{Course, Exercise},
};

/// How far the learner is with an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Still the stub.
    Untouched,
    /// Changed, and not known to pass as it is now.
    Started,
    Passed,
}

impl Standing {
    /// The word that JSON and people read.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Started => "started",
            Self::Passed => "passed",
        }
    }
}

/// The text of an exercise's file in the course; none if it can't be read.
pub fn text(course: &Course, exercise: &Exercise) -> Option<String> {
    let read = candidate::read(course, &course.root.join("exercises"), exercise);
    read.ok().map(|candidate| candidate.source)
}

/// How the exercise stands with what its file holds now.
pub fn of(course: &Course, bookmark: &Bookmark, exercise: &Exercise) -> Standing {
    let Some(text) = text(course, exercise) else {
        return Standing::Started;
    };
    if bookmark.is_passed(&exercise.name, &text) {
        return Standing::Passed;
    }
    match candidate::load(course, Role::Stub, &exercise.stub) {
        Ok(stub) if candidate::is_untouched(&text, &stub.source) => Standing::Untouched,
        _ => Standing::Started,
    }
}
