//! Comma-separated values: a line for each exercise, for a spreadsheet.
//!
//! Invariant: no cell is a formula, whichever character the reader takes for the end of a cell.

use anyhow::{Context, Result};
use csv::{QuoteStyle, WriterBuilder};

use super::{
    item::{self, Outcome},
    plain,
};
use crate::scorecard::{ExerciseReport, Scorecard, State, Verdict};

const HEAD: [&str; 11] = [
    "topic",
    "exercise",
    "title",
    "file",
    "state",
    "points_earned",
    "points_possible",
    "checks_passed",
    "checks",
    "failed",
    "reason",
];

/// The state of what has no result.
pub(super) const NOT_GRADED: &str = "not_graded";

/// The lines, the first of which names the columns.
pub(super) fn render(card: &Scorecard) -> Result<String> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    writer.write_record(HEAD)?;
    if let Some(error) = &card.error {
        let reason = harmless(error);
        let cells = ["", "", "", "", NOT_GRADED, "0", "0", "0", "0", "", &reason];
        writer.write_record(cells)?;
    }
    for exercise in &card.exercises {
        writer.write_record(line(exercise))?;
    }
    let bytes = writer
        .into_inner()
        .context("write comma-separated values")?;
    String::from_utf8(bytes).context("write comma-separated values")
}

fn line(exercise: &ExerciseReport) -> [String; 11] {
    let passed = exercise
        .checks
        .iter()
        .filter(|check| check.verdict == Some(Verdict::Passed));
    let items = item::of(exercise);
    let failed: Vec<String> = items
        .iter()
        .filter(|item| item.check.is_some_and(|check| check.verdict.is_some()))
        .filter(|item| !item.passed())
        .map(|item| format!("{} ({})", item.name(), item.word()))
        .collect();
    let reason = items
        .first()
        .filter(|item| failed.is_empty() && item.outcome() != Outcome::Passed)
        .map(|item| item.gist());
    [
        harmless(&exercise.topic),
        harmless(&exercise.name),
        harmless(&exercise.title),
        harmless(&exercise.file),
        exercise.state.as_str().to_owned(),
        earned(exercise),
        exercise.points_possible.to_string(),
        passed.count().to_string(),
        exercise.checks.len().to_string(),
        harmless(&failed.join("; ")),
        harmless(&reason.unwrap_or_default()),
    ]
}

/// Nothing, and not a zero, where there is no result.
pub(super) fn earned(exercise: &ExerciseReport) -> String {
    match exercise.state {
        State::NotRun => String::new(),
        _ => exercise.points_earned.to_string(),
    }
}

/// `text` on one line, with an apostrophe wherever a spreadsheet could take what follows for a
/// formula: at the start of a cell, or of what is one to a reader with another separator.
pub(super) fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_start = true;
    for char in plain::line(text).chars() {
        if is_start && matches!(char, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') {
            out.push('\'');
        }
        out.push(char);
        let is_blank = char.is_whitespace() || matches!(char, '"' | '\'');
        is_start = matches!(char, ',' | ';' | '|') || is_start && is_blank;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_text_begins_a_formula() {
        for (text, expected) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(A1)", "  '@SUM(A1)"),
            ("a;=1+1", "a;'=1+1"),
            ("a,\" -2", "a,\" '-2"),
            ("\t=1", "\\t=1"),
            ("＝1", "'＝1"),
            ("a-b = c", "a-b = c"),
        ] {
            assert_eq!(harmless(text), expected);
        }
    }
}
