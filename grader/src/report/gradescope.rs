//! The `results.json` of Gradescope.
//!
//! Invariant: the points of the tests add up to the score, and all text is plain text.

use anyhow::{Context, Result};
use serde::Serialize;

use super::{
    item::{self, Item},
    plain,
};
use crate::scorecard::Scorecard;

#[derive(Serialize)]
struct Results {
    score: u32,
    /// In seconds.
    execution_time: f64,
    output: String,
    output_format: &'static str,
    test_output_format: &'static str,
    test_name_format: &'static str,
    visibility: &'static str,
    /// The grader's own standard output is for the teacher.
    stdout_visibility: &'static str,
    extra_data: ExtraData,
    tests: Vec<Test>,
}

/// What it takes to repeat the run.
#[derive(Serialize)]
struct ExtraData {
    seed: u64,
    /// The seed repeats the run only together with the secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    secret_fingerprint: Option<String>,
    grader: String,
    rustc: String,
    tokio: String,
    sandbox: String,
}

#[derive(Serialize)]
struct Test {
    name: String,
    number: String,
    score: u32,
    max_score: u32,
    status: &'static str,
    output: String,
    tags: [String; 2],
}

/// The JSON, with a newline at its end.
pub(super) fn render(card: &Scorecard) -> Result<String> {
    let tests = card
        .exercises
        .iter()
        .enumerate()
        .flat_map(|(at, exercise)| {
            let items = item::of(exercise).into_iter().enumerate();
            items.map(move |(number, item)| test(item, &format!("{}.{}", at + 1, number + 1)))
        });
    let results = Results {
        score: card.totals.points_earned,
        execution_time: seconds(card.real_ms),
        output: output(card),
        output_format: "text",
        test_output_format: "text",
        test_name_format: "text",
        visibility: "visible",
        stdout_visibility: "hidden",
        extra_data: ExtraData {
            seed: card.seed,
            secret_fingerprint: card.secret_fingerprint.as_deref().map(plain::line),
            grader: plain::line(&card.tool.version),
            rustc: plain::line(&card.tool.rustc),
            tokio: plain::line(&card.tool.tokio),
            sandbox: plain::line(&card.tool.sandbox),
        },
        tests: tests.collect(),
    };
    let mut text = serde_json::to_string_pretty(&results).context("write Gradescope's JSON")?;
    text.push('\n');
    Ok(text)
}

fn test(item: Item<'_>, number: &str) -> Test {
    let mut output = item.text();
    if let Some(printed) = item.output() {
        output.push_str("\n\nprinted:\n");
        output.push_str(&printed);
    }
    Test {
        name: item.title(),
        number: number.to_owned(),
        score: item.points_earned(),
        max_score: item.points_possible(),
        status: if item.passed() { "passed" } else { "failed" },
        output,
        tags: [
            plain::line(&item.exercise.topic),
            plain::line(&item.exercise.name),
        ],
    }
}

fn output(card: &Scorecard) -> String {
    if let Some(error) = &card.error {
        let error = plain::lines(error).join("\n");
        return format!("The grader could not grade. Tell your teacher what it says:\n{error}");
    }
    let totals = &card.totals;
    format!(
        "{} of {} points, {} of {} exercises passed{}. Seed: {}",
        totals.points_earned,
        totals.points_possible,
        totals.exercises_passed,
        totals.exercises,
        plain::not_run(card),
        plain::seed(card)
    )
}

/// Whole milliseconds as seconds; exact for any time that a grading takes.
#[expect(
    clippy::cast_precision_loss,
    reason = "no grading lasts for thousands of years"
)]
fn seconds(ms: u64) -> f64 {
    ms as f64 / 1000.0
}
