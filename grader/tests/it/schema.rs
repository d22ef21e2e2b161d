//! The scorecard's JSON and the schema that promises what is in it.
//!
//! Invariant: the committed schema is the one that the types give, and it tells a scorecard
//! from what is none.

use std::{fs, path::Path};

use grader::report::{self, Format, Style};
use jsonschema::Validator;
use serde_json::{Value, json};

use crate::sample;

fn committed() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scorecard.schema.json");
    fs::read_to_string(path).unwrap_or_default()
}

fn validator() -> Validator {
    jsonschema::validator_for(&serde_json::from_str(&report::schema()).unwrap()).unwrap()
}

fn everything() -> Value {
    let text = Format::Json
        .render(&sample::everything(), &Style::PLAIN)
        .unwrap();
    assert!(text.ends_with("}\n"));
    serde_json::from_str(&text).unwrap()
}

#[test]
fn the_committed_schema_is_up_to_date() {
    assert!(
        committed() == report::schema(),
        "grader/scorecard.schema.json is not what the types say: \
         run `cargo run -- schema > grader/scorecard.schema.json`"
    );
}

#[test]
fn a_scorecard_with_one_of_everything_is_valid() {
    let errors: Vec<String> = validator()
        .iter_errors(&everything())
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn the_version_comes_first() {
    let text = Format::Json
        .render(&sample::everything(), &Style::PLAIN)
        .unwrap();
    assert!(
        text.starts_with("{\n  \"schema_version\": 2,\n"),
        "{text:.80}"
    );
}

/// The paths of all objects in `value`, as JSON pointers.
fn objects(value: &Value, path: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(path.to_owned());
            for (key, value) in fields {
                objects(value, &format!("{path}/{key}"), found);
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                objects(value, &format!("{path}/{at}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_field_is_there_always() {
    let validator = validator();
    let mut card = sample::everything();
    let checks = card
        .exercises
        .iter_mut()
        .flat_map(|exercise| &mut exercise.checks);
    for timeline in checks.filter_map(|check| check.timeline.as_mut()) {
        // The many parts of the long timelines are all alike.
        timeline.bars.truncate(1);
        timeline.lanes.truncate(1);
    }
    let whole = serde_json::to_value(&card).unwrap();
    let mut paths = Vec::new();
    objects(&whole, "", &mut paths);
    for path in paths {
        for key in whole.pointer(&path).unwrap().as_object().unwrap().keys() {
            let mut broken = whole.clone();
            let object = broken.pointer_mut(&path).unwrap().as_object_mut().unwrap();
            object.remove(key);
            assert!(
                !validator.is_valid(&broken),
                "{path} without {key} is valid"
            );
        }
    }
}

#[test]
fn what_is_no_scorecard_is_refused() {
    let validator = validator();
    let check = "/exercises/3/checks/0";
    for (path, value) in [
        ("/schema_version".to_owned(), json!(3)),
        ("/seed".to_owned(), json!("42")),
        ("/totals/points_earned".to_owned(), json!(-1)),
        ("/totals/points_possible".to_owned(), json!(1.5)),
        ("/exercises/0/state".to_owned(), json!("fine")),
        ("/exercises/0/surprise".to_owned(), json!(1)),
        (format!("{check}/verdict"), json!("Passed")),
        (format!("{check}/diagnosis/code"), json!("sequentially")),
        (format!("{check}/diagnosis/places/0/line"), json!("8")),
        (format!("{check}/timeline/bars/0/ended"), json!("done")),
        (format!("{check}/clock"), json!(null)),
    ] {
        let mut broken = everything();
        let (parent, key) = path.rsplit_once('/').unwrap();
        let parent = broken.pointer_mut(parent).unwrap().as_object_mut().unwrap();
        parent.insert(key.to_owned(), value.clone());
        assert!(!validator.is_valid(&broken), "{path} = {value} is valid");
    }
    assert!(!validator.is_valid(&json!({})));
    assert!(!validator.is_valid(&json!([])));
}

#[test]
fn what_is_written_reads_back_the_same() {
    let card: grader::scorecard::Scorecard = serde_json::from_value(everything()).unwrap();
    assert_eq!(card, sample::everything());
}
