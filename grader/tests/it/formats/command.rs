//! The command line of reports: which are asked for, where they go, and what is in them when
//! there is no result.
//!
//! Invariant: these tests start the grader as a user does.

use std::{fs, path::Path};

use assert_cmd::{Command, cargo::cargo_bin_cmd};
use clap::ValueEnum;
use grader::{
    report::Format,
    scorecard::{Disclosure, Scorecard},
};
use tempfile::TempDir;

use super::{csv, handin, junit, render, schema, valid};
use crate::{cli_help::course, desk::Desk, sample};

/// The grader in `folder`, and in Classroom 50's environment but in no other one.
fn grader(folder: &Path) -> Command {
    let handin = handin();
    let mut command = cargo_bin_cmd!("grader");
    command
        .current_dir(folder)
        .env_remove("GITHUB_STEP_SUMMARY")
        .env_remove("GITHUB_ACTIONS")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("COLUMNS")
        .env("LC_ALL", "C.UTF-8")
        .env("CLASSROOM", handin.classroom)
        .env("ASSIGNMENT", handin.assignment)
        .env("ASSIGNMENT_TYPE", handin.assignment_type)
        .env("OWNER", handin.owner)
        .env("SUBMISSION_TAG", handin.submission)
        .env("COMMIT_URL", handin.commit)
        .env("RELEASE_URL", handin.release)
        .env("REVIEW_URL", handin.review);
    command
}

fn name(format: Format) -> String {
    let value = format.to_possible_value().expect("a name");
    value.get_name().to_owned()
}

/// A folder with one scorecard in it.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let text = render(Format::Json, &sample::everything());
    fs::write(folder.path().join("card.json"), text).expect("a scorecard");
    folder
}

fn read(folder: &TempDir, name: &str) -> String {
    fs::read_to_string(folder.path().join(name)).expect(name)
}

#[test]
fn every_report_can_be_made_from_the_scorecard_s_file() {
    let folder = folder();
    let mut all = grader(folder.path());
    all.args(["report", "--from", "card.json", "--output", "text"]);
    for format in Format::value_variants() {
        let expected = render(*format, &sample::everything());
        let mut command = grader(folder.path());
        let name = name(*format);
        command.args(["report", "--from", "card.json", "--format", &name]);
        command.assert().code(0).stdout(expected).stderr("");
        all.arg("--report").arg(format!("{name}=all.{name}"));
    }
    all.assert().code(0).stdout("");
    for format in Format::value_variants() {
        let expected = render(*format, &sample::everything());
        assert_eq!(read(&folder, &format!("all.{}", name(*format))), expected);
    }
}

#[test]
fn mistakes_about_reports_end_with_2_and_say_what_to_do() {
    let folder = folder();
    fs::write(folder.path().join("no.json"), "{}").expect("a file");
    let newer = render(Format::Json, &sample::everything());
    let newer = newer.replace("\"schema_version\": 2", "\"schema_version\": 9");
    fs::write(folder.path().join("newer.json"), newer).expect("a file");
    let from = |file| ["report", "--from", file];
    for (args, text) in [
        (&from("none.json")[..], "none.json"),
        (&from("no.json"), "no.json is no scorecard"),
        (&from("newer.json"), "version 9"),
        (&["grade", "--report", "junit"], "junit=report.xml"),
        (
            &["grade", "--report", "yaml=x"],
            "no form `yaml`, only text, json",
        ),
        (
            &["grade", "--report", "csv=no/such/x"],
            "create the folder no/such",
        ),
        (
            &["grade", "--output", "x", "--report", "csv=x"],
            "name a file for each",
        ),
        (&["report"], "--from"),
    ] {
        let assert = grader(folder.path()).args(args).assert().code(2).stdout("");
        let error = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
        assert!(error.contains(text), "{args:?}: {error}");
    }
}

#[test]
fn outside_of_classroom_50_it_is_said_what_is_missing() {
    let folder = folder();
    let mut command = grader(folder.path());
    command.args(["report", "--from", "card.json", "--format", "classroom50"]);
    command
        .env_remove("CLASSROOM")
        .env_remove("OWNER")
        .env_remove("USERNAME");
    let assert = command.assert().code(2).stdout("");
    let error = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(error.contains("not set here: CLASSROOM, OWNER"), "{error}");
}

#[test]
fn the_job_summary_is_added_to_what_is_there() {
    let folder = folder();
    let summary = folder.path().join("summary.md");
    fs::write(&summary, "before\n").expect("a file");
    let run = |format: &str| {
        let mut command = grader(folder.path());
        command.args(["report", "--from", "card.json", "--format", format]);
        command
            .env("GITHUB_STEP_SUMMARY", &summary)
            .assert()
            .code(0);
    };
    run("csv");
    assert_eq!(read(&folder, "summary.md"), "before\n");
    run("github");
    let expected = format!(
        "before\n{}",
        render(Format::Markdown, &sample::everything())
    );
    assert_eq!(read(&folder, "summary.md"), expected);
    // GitHub takes no more than this, so what is there is left alone.
    fs::write(&summary, vec![b'x'; (1 << 20) - 10]).expect("a file");
    run("github");
    assert_eq!(read(&folder, "summary.md").len(), (1 << 20) - 10);
}

#[test]
fn github_takes_no_command_from_a_report_for_people() {
    let folder = folder();
    let card = sample::poisoned(&sample::everything(), "\n::error::x ##[error]y");
    let text = render(Format::Json, &card);
    fs::write(folder.path().join("card.json"), text).expect("a scorecard");
    let run = || {
        let mut command = grader(folder.path());
        command.args(["report", "--from", "card.json"]);
        let assert = command.env("GITHUB_ACTIONS", "true").assert().code(0);
        String::from_utf8(assert.get_output().stdout.clone()).expect("text")
    };
    let text = run();
    assert!(text.contains("\n    ::error::x"), "{text}");
    let (first, rest) = text.split_once('\n').expect("lines");
    let word = first.strip_prefix("::stop-commands::").expect(first);
    let inside = rest.strip_suffix(&format!("::{word}::\n")).expect(rest);
    assert_eq!(inside, render(Format::Text, &card));
    assert!(word.len() > 20 && !run().contains(word), "{word}");
}

/// Asks for every report of a course that can't be graded, and gives back where they are.
fn without_result(course: TempDir, error: &str) -> TempDir {
    let mut command = grader(course.path());
    command.args(["grade", "--format", "github"]);
    for format in Format::value_variants() {
        let name = name(*format);
        command.arg("--report").arg(format!("{name}=report.{name}"));
    }
    let assert = command.assert().code(3);
    let output = assert.get_output();
    let stdout = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(stdout.starts_with("::error title=Not graded::"), "{stdout}");
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(stderr.contains(error), "{stderr}");
    course
}

#[test]
fn where_there_is_no_result_each_file_says_so_in_its_own_form() {
    let course = course();
    let missing = "solutions/02_joining/join_two.rs";
    fs::remove_file(course.path().join(missing)).expect("gone");
    let folder = without_result(course, missing);

    let json = valid(
        &jsonschema::validator_for(&serde_json::from_str(&grader::report::schema()).unwrap())
            .unwrap(),
        &read(&folder, "report.json"),
    );
    assert!(json["error"].as_str().unwrap().contains(missing));
    valid(&schema("gradescope"), &read(&folder, "report.gradescope"));
    let result = valid(&schema("classroom50"), &read(&folder, "report.classroom50"));
    assert_eq!(result["tests"].as_array().map(Vec::len), Some(0));
    let suites = junit(&read(&folder, "report.junit"));
    assert_eq!((suites.tests, suites.errors), (1, 1));
    let lines = csv(&read(&folder, "report.csv"));
    assert_eq!(&lines[0][4], "not_graded");
    for format in Format::value_variants() {
        let text = read(&folder, &format!("report.{}", name(*format)));
        // Classroom 50 has no place for it.
        let has_place = *format != Format::Classroom50;
        assert_eq!(
            text.contains("join_two.rs"),
            has_place,
            "{format:?}: {text}"
        );
    }
}

#[test]
fn an_unknown_disclosure_is_an_error_that_names_the_known_ones() {
    let course = course();
    let manifest = course.path().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let text = format!("{text}disclosure = \"some\"\n");
    fs::write(manifest, text).expect("a manifest");
    without_result(
        course,
        "unknown variant `some`, expected one of `full`, `verdict`, `none`",
    );
}

#[test]
fn the_course_s_metadata_say_how_much_is_told() {
    let desk = Desk::new();
    desk.save(
        "join_two",
        "//! Nothing but a mistake\npub async fn dashboard() {}\n",
    );
    let manifest = desk.root().join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    fs::write(
        &manifest,
        format!("{}\ndisclosure = \"none\"\n", text.trim_end()),
    )
    .expect("changed");
    let mut command = grader(desk.root());
    command.args([
        "grade",
        "join_two",
        "--format",
        "json",
        "--report",
        "gradescope=results.json",
    ]);
    let assert = command.assert().code(1);
    let card: Scorecard = serde_json::from_slice(&assert.get_output().stdout).expect("JSON");
    assert_eq!(card.disclosure, Disclosure::None);
    assert!(card.exercises[0].checks.is_empty());
    let text = fs::read_to_string(desk.root().join("results.json")).expect("a file");
    let results = valid(&schema("gradescope"), &text);
    assert_eq!(results["tests"].as_array().map(Vec::len), Some(1));

    // A class is told no more.
    let file = desk.root().join("class/bob/02_joining/join_two.rs");
    fs::create_dir_all(file.parent().expect("a topic")).expect("a folder");
    let mutant = include_str!("../../../../tests/02_joining/join_two/mutants/one_by_one.rs");
    fs::write(file, mutant).expect("handed in");
    let mut command = grader(desk.root());
    let class = ["grade", "join_two", "--class", "class", "--output", "out"];
    command.args(class).assert().code(1);
    let read = |name: &str| fs::read_to_string(desk.root().join("out").join(name)).expect(name);
    let card: Scorecard = serde_json::from_str(&read("students/bob.json")).expect("JSON");
    assert_eq!(card.disclosure, Disclosure::None);
    assert!(card.exercises[0].checks.is_empty());
    assert!(!read("class.html").contains("sequential"));
}
