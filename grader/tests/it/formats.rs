//! The reports for other systems, each read by somebody else's reader or held to its schema.
//!
//! Invariant: all of them tell the same points, whatever happened and however much is disclosed.

mod command;
mod disclosure;
pub(crate) mod hostile;

use std::{fs, path::Path};

use grader::{
    report::{self, Format, Handin, Style},
    scorecard::{ExerciseReport, Scorecard, State, Verdict},
};
use jsonschema::Validator;
use junit_parser::{TestStatus, TestSuites};
use proptest::{collection::vec, prelude::*, sample::Index};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::Html;
use serde_json::Value;

use crate::sample;

pub(crate) fn handin() -> Handin {
    Handin {
        classroom: "rust-2026".to_owned(),
        assignment: "katas".to_owned(),
        assignment_type: "individual".to_owned(),
        owner: "ada".to_owned(),
        submission: "submit/2026-06-01T14-32-05Z-a1b2c3d".to_owned(),
        commit: "https://example.org/commit".to_owned(),
        release: "https://example.org/release".to_owned(),
        review: "https://example.org/review".to_owned(),
        datetime: "2026-06-01T14:32:05Z".to_owned(),
    }
}

pub(crate) fn render(format: Format, card: &Scorecard) -> String {
    match format {
        Format::Classroom50 => report::classroom50(card, &handin()).unwrap(),
        _ => format.render(card, &Style::PLAIN).unwrap(),
    }
}

pub(crate) fn schema(name: &str) -> Validator {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let text = fs::read_to_string(folder.join(format!("{name}.schema.json"))).unwrap();
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

/// The JSON in `text`, once it is known to be what `schema` asks for.
#[track_caller]
pub(crate) fn valid(schema: &Validator, text: &str) -> Value {
    let value: Value = serde_json::from_str(text).unwrap();
    let errors: Vec<String> = schema
        .iter_errors(&value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
    value
}

pub(crate) fn junit(text: &str) -> TestSuites {
    junit_parser::from_reader(text.as_bytes()).unwrap()
}

pub(crate) fn markdown(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_GFM).collect()
}

/// The lines below the head, as cells.
pub(crate) fn csv(text: &str) -> Vec<csv::StringRecord> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.records().map(Result::unwrap).collect()
}

/// One of everything, nothing at all, and no result.
pub(crate) fn cards() -> [Scorecard; 3] {
    [
        sample::everything(),
        sample::card(&[]),
        sample::not_graded("the suite of join_two does not compile:\nerror: <no> & ]]>"),
    ]
}

#[test]
fn markdown_of_everything() {
    insta::assert_snapshot!(render(Format::Markdown, &sample::everything()));
}

#[test]
fn junit_of_everything() {
    insta::assert_snapshot!(render(Format::Junit, &sample::everything()));
}

#[test]
fn github_of_everything() {
    insta::assert_snapshot!(render(Format::Github, &sample::everything()));
}

#[test]
fn classroom50_of_everything() {
    insta::assert_snapshot!(render(Format::Classroom50, &sample::everything()));
}

#[test]
fn gradescope_of_everything() {
    insta::assert_snapshot!(render(Format::Gradescope, &sample::everything()));
}

#[test]
fn csv_of_everything() {
    insta::assert_snapshot!(render(Format::Csv, &sample::everything()));
}

#[test]
fn no_result_in_each_form() {
    let [.., card] = cards();
    let forms = [
        Format::Text,
        Format::Markdown,
        Format::Junit,
        Format::Github,
        Format::Classroom50,
        Format::Gradescope,
        Format::Csv,
    ];
    let texts = forms.map(|format| format!("{format:?}:\n{}", render(format, &card)));
    insta::assert_snapshot!(texts.join("\n"));
}

/// Holds each report of `card` to its format, and its points to those of the scorecard.
#[track_caller]
pub(crate) fn tells_the_points(card: &Scorecard) {
    let (earned, possible) = (card.totals.points_earned, card.totals.points_possible);
    let points = |value: &Value| u32::try_from(value.as_u64().unwrap()).unwrap();

    let value = valid(&schema("gradescope"), &render(Format::Gradescope, card));
    assert_eq!(points(&value["score"]), earned);
    let tests = value["tests"].as_array().unwrap();
    let sum = |key| tests.iter().map(|test| points(&test[key])).sum::<u32>();
    assert_eq!((sum("score"), sum("max_score")), (earned, possible));

    let value = valid(&schema("classroom50"), &render(Format::Classroom50, card));
    assert_eq!(points(&value["score"]), earned);
    assert_eq!(points(&value["max-score"]), possible);
    let tests = value["tests"].as_array().unwrap();
    let sum = |key| tests.iter().map(|test| points(&test[key])).sum::<u32>();
    assert_eq!((sum("score"), sum("max-score")), (earned, possible));

    let suites = junit(&render(Format::Junit, card)).suites;
    let cases = suites.iter().flat_map(|suite| &suite.cases);
    let sum = |key: &str| {
        let properties = cases.clone().flat_map(|case| &case.properties.vec);
        let values = properties.filter(|(name, _)| name == key);
        values
            .map(|(_, value)| value.parse::<u32>().unwrap())
            .sum::<u32>()
    };
    assert_eq!(
        (sum("points_earned"), sum("points_possible")),
        (earned, possible)
    );

    let lines = csv(&render(Format::Csv, card));
    let sum = |column: usize| {
        let cells = lines
            .iter()
            .map(|line| line[column].parse::<u32>().unwrap());
        cells.sum::<u32>()
    };
    assert_eq!((sum(5), sum(6)), (earned, possible));

    if card.error.is_none() {
        let text = format!("{earned} of {possible} points");
        let page = Html::parse_document(&render(Format::Html, card));
        let words: Vec<&str> = page
            .root_element()
            .text()
            .flat_map(str::split_whitespace)
            .collect();
        assert!(words.join(" ").contains(&text), "the page");
        for format in [Format::Text, Format::Markdown, Format::Github] {
            assert!(render(format, card).contains(&text), "{format:?}");
        }
    }
}

#[test]
fn every_report_is_valid_and_tells_the_same_points() {
    for card in cards() {
        tells_the_points(&card);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was earned for whatever checks, in whatever exercises of the samples.
    #[test]
    fn every_report_of_a_made_up_scorecard_tells_the_same_points(
        picks in vec((any::<Index>(), vec((0..9_u32, 0..9_u32), 12)), 0..8)
    ) {
        let samples = sample::everything().exercises;
        let mut exercises = Vec::new();
        for (pick, points) in picks {
            let mut exercise = pick.get(&samples).clone();
            for (check, (earned, more)) in exercise.checks.iter_mut().zip(&points) {
                (check.points_earned, check.points_possible) = (*earned, earned + more);
            }
            let checks = &exercise.checks;
            exercise.points_earned = checks.iter().map(|check| check.points_earned).sum();
            exercise.points_possible = checks.iter().map(|check| check.points_possible).sum();
            exercises.push(exercise);
        }
        let card = sample::card(&exercises);
        let sum = |of: fn(&ExerciseReport) -> u32| exercises.iter().map(of).sum::<u32>();
        prop_assert_eq!(card.totals.points_earned, sum(|it| it.points_earned));
        prop_assert_eq!(card.totals.points_possible, sum(|it| it.points_possible));
        tells_the_points(&card);
    }
}

#[test]
fn a_ci_server_counts_what_passed_and_what_did_not() {
    let card = sample::everything();
    let suites = junit(&render(Format::Junit, &card));
    let checks = card.exercises.iter().flat_map(|exercise| {
        let checks = exercise.checks.iter();
        checks.map(|check| (exercise.state, check.verdict))
    });
    let count = |test: fn(State, Option<Verdict>) -> bool| {
        let found = checks
            .clone()
            .filter(|(state, verdict)| test(*state, *verdict));
        found.count() as u64
    };
    let failed = count(|_, verdict| verdict == Some(Verdict::Failed));
    let skipped = count(|state, _| state == State::Untouched);
    let passed = count(|_, verdict| verdict == Some(Verdict::Passed));
    assert_eq!(suites.tests, u64::from(card.totals.checks));
    assert_eq!(suites.failures, failed);
    assert_eq!(suites.skipped, skipped);
    assert_eq!(suites.errors, suites.tests - failed - skipped - passed);
    assert_eq!(suites.suites.len(), card.exercises.len());

    let late = &suites.suites[3].cases[0];
    let TestStatus::Failure(failure) = &late.status else {
        panic!("{:?}", late.status);
    };
    assert_eq!(failure.failure_type, "sequential");
    assert!(failure.message.contains("expected 100 ms, got 180 ms"));
    assert!(failure.text.contains("██"), "{}", failure.text);
}

#[test]
fn github_shows_what_failed_first_and_no_more_than_it_can() {
    let mut card = sample::everything();
    for _ in 0..3 {
        card.exercises.extend(card.exercises.clone());
    }
    let text = render(Format::Github, &card);
    let kinds: Vec<&str> = text
        .lines()
        .map(|line| line[2..].split(' ').next().unwrap())
        .collect();
    let expected = [vec!["error"; 10], vec!["warning"; 10], vec!["notice"; 1]].concat();
    assert_eq!(kinds, expected);
    assert!(text.contains("further problems without an annotation"));
    // Each exercise has its turn before another one has its second.
    let first = text
        .lines()
        .take(8)
        .filter(|line| line.contains("join_all_ordered"));
    assert_eq!(first.count(), 2, "{text}");
}

#[test]
fn a_summary_keeps_to_its_room_and_says_what_it_left_out() {
    let card = sample::everything();
    let whole = report::markdown(&card, usize::MAX);
    assert_eq!(whole, render(Format::Markdown, &card));
    for max in [0, 500, 2_000, 6_000, whole.len() + 200] {
        let text = report::markdown(&card, max);
        assert!(text.len() <= max, "{max}");
        let is_cut = text.contains("There was no room to explain");
        assert_eq!(is_cut, !text.is_empty() && text != whole, "{max}");
    }
}

#[test]
fn the_table_in_markdown_has_a_row_for_each_exercise() {
    let card = sample::everything();
    let text = render(Format::Markdown, &card);
    let rows = markdown(&text)
        .into_iter()
        .filter(|event| matches!(event, Event::Start(Tag::TableRow)));
    assert_eq!(rows.count(), card.exercises.len());
}

#[test]
fn the_schemas_tell_a_result_from_what_is_none() {
    for (name, format, path, value) in [
        ("gradescope", Format::Gradescope, "/score", "\"7\""),
        (
            "gradescope",
            Format::Gradescope,
            "/tests/0/status",
            "\"fine\"",
        ),
        (
            "gradescope",
            Format::Gradescope,
            "/tests/0/output",
            "\"a\\r\"",
        ),
        ("classroom50", Format::Classroom50, "/score", "1.5"),
        ("classroom50", Format::Classroom50, "/submission", "\"v1\""),
        ("classroom50", Format::Classroom50, "/datetime", "\"today\""),
        (
            "classroom50",
            Format::Classroom50,
            "/tests/0/passed",
            "null",
        ),
    ] {
        let text = render(format, &sample::everything());
        let mut result: Value = serde_json::from_str(&text).unwrap();
        *result.pointer_mut(path).unwrap() = serde_json::from_str(value).unwrap();
        assert!(!schema(name).is_valid(&result), "{name}: {path} = {value}");
    }
}
