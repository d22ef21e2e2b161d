//! The `result.json` of Classroom 50.
//!
//! Invariant: points are whole numbers, and those of the tests add up to the score.

use anyhow::{Context, Result};
use serde::Serialize;

use super::item::{self, Item};
use crate::scorecard::Scorecard;

/// What Classroom 50 wants to read again beside the result; none of it is looked into here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handin {
    pub classroom: String,
    pub assignment: String,
    /// `individual`, `group` or `team`.
    pub assignment_type: String,
    /// Whose repository it is.
    pub owner: String,
    /// The tag that was graded, which begins with `submit/`.
    pub submission: String,
    /// The addresses of the commit, of its release, and of what it changed.
    pub commit: String,
    pub release: String,
    pub review: String,
    /// When it was handed in, as `2026-06-01T14:32:01Z`.
    pub datetime: String,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    classroom: &'a str,
    assignment: &'a str,
    assignment_type: &'a str,
    owner: &'a str,
    submission: &'a str,
    commit: &'a str,
    release: &'a str,
    review: &'a str,
    datetime: &'a str,
    score: u32,
    #[serde(rename = "max-score")]
    max_score: u32,
    tests: Vec<Test>,
}

/// The first four are Classroom 50's, the others are kept as they are.
#[derive(Serialize)]
struct Test {
    #[serde(rename = "test-name")]
    name: String,
    passed: bool,
    score: u32,
    #[serde(rename = "max-score")]
    max_score: u32,
    reason: &'static str,
    message: String,
    output: Option<String>,
    duration_ms: Option<u64>,
}

/// The result of `handin` as JSON, with a newline at its end.
///
/// A scorecard that holds an error has no tests and no points, as Classroom 50 wants it.
///
/// # Errors
///
/// If the result can't be written as JSON, which would be a fault of its types.
pub fn classroom50(card: &Scorecard, handin: &Handin) -> Result<String> {
    let items = card.exercises.iter().flat_map(item::of);
    let document = Document {
        schema: "classroom50/result/v1",
        classroom: &handin.classroom,
        assignment: &handin.assignment,
        assignment_type: &handin.assignment_type,
        owner: &handin.owner,
        submission: &handin.submission,
        commit: &handin.commit,
        release: &handin.release,
        review: &handin.review,
        datetime: &handin.datetime,
        score: card.totals.points_earned,
        max_score: card.totals.points_possible,
        tests: items.map(test).collect(),
    };
    let mut text = serde_json::to_string_pretty(&document).context("write Classroom 50's JSON")?;
    text.push('\n');
    Ok(text)
}

fn test(item: Item<'_>) -> Test {
    Test {
        name: item.title(),
        passed: item.passed(),
        score: item.points_earned(),
        max_score: item.points_possible(),
        reason: item.word(),
        message: item.text(),
        output: item.output(),
        duration_ms: item.check.and_then(|check| check.real_ms),
    }
}
