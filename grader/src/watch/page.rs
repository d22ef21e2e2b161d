//! The page of watch mode: where it lies, what stands in it, and when it is written anew.
//!
//! Invariant: the page shows each exercise as it is known to stand: as it was graded in this stay,
//! or passed before with the very text that is there, or untouched.

use std::path::PathBuf;

use anyhow::Result;

use super::{Options, model::Model};
use crate::{
    browser,
    disclose::disclose,
    exercise::Exercise,
    grade,
    scorecard::{ExerciseReport, State, Verdict},
    standing::Standing,
    toolbox::Toolbox,
};

/// The page in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// Nobody has asked for it.
    Unasked,
    Written,
    /// It shows what is no longer so.
    Due,
}

impl Page {
    /// There is news for it.
    pub(super) fn outdate(&mut self) {
        if *self == Self::Written {
            *self = Self::Due;
        }
    }
}

/// Writes the page as things stand; tells where.
///
/// # Errors
///
/// If it can't be written.
pub(super) fn write(model: &Model, toolbox: &Toolbox, options: Options) -> Result<PathBuf> {
    let exercises = model.course.exercises.iter().enumerate();
    let exercises = exercises.map(|(at, exercise)| known(model, at, exercise));
    let card = grade::card(toolbox, options.seed, exercises.collect());
    browser::write(
        &model.course.target,
        &disclose(card, model.course.disclosure),
    )
}

/// What is known of an exercise.
fn known(model: &Model, at: usize, exercise: &Exercise) -> ExerciseReport {
    let graded = model.reports[at].as_ref();
    match (model.standings[at], graded) {
        (Standing::Untouched, _) | (Standing::Started, None) => grade::untouched(exercise),
        (Standing::Passed, Some(report)) if report.passed() => report.clone(),
        (Standing::Started, Some(report)) => report.clone(),
        (Standing::Passed, _) => passed_before(exercise),
    }
}

/// It passed on another day: the points are known, the pictures are not.
fn passed_before(exercise: &Exercise) -> ExerciseReport {
    let mut report = grade::untouched(exercise);
    report.state = State::Graded;
    report.points_earned = report.points_possible;
    for check in &mut report.checks {
        check.verdict = Some(Verdict::Passed);
        check.points_earned = check.points_possible;
    }
    report
}
