//! The XML of `JUnit`, as CI servers read it: a suite for each exercise, a case for each check.
//!
//! Invariant: every character is one that XML 1.0 allows.

use std::time::Duration;

use anyhow::{Context, Result};
use quick_junit::{NonSuccessKind, Property, Report, TestCase, TestCaseStatus, TestSuite};

use super::{
    item::{self, Item, Outcome},
    plain,
};
use crate::scorecard::{ExerciseReport, Scorecard, State};

/// The XML, with a newline at its end.
pub(super) fn render(card: &Scorecard) -> Result<String> {
    let mut report = Report::new(xml(&card.tool.name));
    report.set_time(Duration::from_millis(card.real_ms));
    if let Some(error) = &card.error {
        report.add_test_suite(not_graded(error));
    }
    report.add_test_suites(card.exercises.iter().map(suite));
    let mut text = report.to_string().context("write JUnit's XML")?;
    if !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

fn suite(exercise: &ExerciseReport) -> TestSuite {
    let mut suite = TestSuite::new(xml(&exercise.name));
    suite.add_properties([
        property("title", &exercise.title),
        property("file", &exercise.file),
        property("state", exercise.state.as_str()),
        property("points_earned", &exercise.points_earned.to_string()),
        property("points_possible", &exercise.points_possible.to_string()),
    ]);
    let items = item::of(exercise);
    suite.add_test_cases(items.iter().map(|item| case(*item)));
    // Said once, not at each of the checks that could not run because of it.
    let is_whole = matches!(
        exercise.state,
        State::DidNotCompile | State::Rejected | State::NotRun
    );
    if let (true, Some(item)) = (is_whole, items.first()) {
        suite.set_system_err(xml(&item.text()));
    }
    suite
}

fn case(item: Item<'_>) -> TestCase {
    let mut status = match item.outcome() {
        Outcome::Passed => TestCaseStatus::success(),
        Outcome::NotBegun => TestCaseStatus::skipped(),
        Outcome::Failed => TestCaseStatus::non_success(NonSuccessKind::Failure),
        Outcome::Broken => TestCaseStatus::non_success(NonSuccessKind::Error),
    };
    if !item.passed() {
        status.set_type(item.word()).set_message(xml(&item.gist()));
    }
    let ran = item.check.filter(|check| check.verdict.is_some());
    if ran.is_some() && !item.passed() {
        status.set_description(xml(&item.text()));
    }
    let mut case = TestCase::new(xml(&item.name()), status);
    let exercise = item.exercise;
    case.set_classname(xml(&format!("{}.{}", exercise.topic, exercise.name)));
    case.add_properties([
        property("sentence", &item.title()),
        property("points_earned", &item.points_earned().to_string()),
        property("points_possible", &item.points_possible().to_string()),
    ]);
    if let Some(real_ms) = ran.and_then(|check| check.real_ms) {
        case.set_time(Duration::from_millis(real_ms));
    }
    if let Some(output) = item.output() {
        case.set_system_out(xml(&output));
    }
    case
}

fn not_graded(error: &str) -> TestSuite {
    let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
    status
        .set_type("not_graded")
        .set_message(xml(&item::one_line(error)))
        .set_description(xml(error));
    let mut suite = TestSuite::new("grader");
    suite.add_test_case(TestCase::new("grading", status));
    suite
}

fn property(name: &str, value: &str) -> Property {
    Property::new(name, xml(value))
}

/// Two characters that show nothing themselves are in no XML, escaped or not.
fn xml(text: &str) -> String {
    let harmless = plain::lines(text).join("\n");
    harmless.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}
