//! Remembers what a grading of the course's own exercises has passed.
//!
//! Invariant: only of the text that was graded, and never of somebody else's submission.

use std::collections::BTreeMap;

use anyhow::Result;

use crate::{bookmark::Bookmark, exercise::Course, grade::Request, scorecard::Scorecard, standing};

/// What the files hold before the grading, by exercise; nothing for another submission.
pub(super) fn texts(course: &Course, request: &Request) -> BTreeMap<String, String> {
    if request.submission != course.root.join("exercises") {
        return BTreeMap::new();
    }
    let exercises = course.select(&request.names).into_iter();
    exercises
        .filter_map(|exercise| Some((exercise.name.clone(), standing::text(course, exercise)?)))
        .collect()
}

/// Remembers each exercise that passed with the text it had before and still has.
pub(super) fn passed(
    course: &Course,
    texts: &BTreeMap<String, String>,
    card: &Scorecard,
) -> Result<()> {
    let mut bookmark = Bookmark::open(&course.root).bookmark;
    let before = bookmark.clone();
    for report in card.exercises.iter().filter(|report| report.passed()) {
        let exercise = course.exercise(&report.name);
        let now = exercise.and_then(|exercise| standing::text(course, exercise));
        if let (Some(text), Some(now)) = (texts.get(&report.name), now)
            && *text == now
        {
            bookmark.set_passed(&report.name, text);
        }
    }
    if bookmark == before {
        return Ok(());
    }
    bookmark.save(&course.root)
}
