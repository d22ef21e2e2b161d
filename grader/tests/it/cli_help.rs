//! The command line: its help, and the codes that it ends with before any grading.
//!
//! Invariant: these tests start the grader as a user does.

use std::fs;

use assert_cmd::{Command, assert::Assert, cargo::cargo_bin_cmd};
use clap::CommandFactory;
use grader::cli::Args;
use tempfile::TempDir;

fn grader(args: &[&str]) -> Command {
    let mut command = cargo_bin_cmd!("grader");
    command.args(args);
    command
}

/// A course with a single exercise, so that nothing here depends on the real one.
pub(crate) fn course() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let place = "tests/02_joining/join_two";
    let manifest = r#"
        [package]
        name = "join_two"
        edition = "2024"
        [package.metadata.exercise]
        number = 2
        title = "Two requests at once"
        idea = "Two waits can overlap."
        hints = ["one", "two", "three"]
        timeout_ms = 1000
        [lib]
        path = "../../../exercises/02_joining/join_two.rs"
        [[test]]
        name = "join_two"
        path = "suite.rs"
    "#;
    let suite =
        "//! A suite.\n\n/// It answers.\n#[testkit::check(points = 3)]\nasync fn answers() {}\n";
    let workspace = "[workspace]\nmembers = [\"tests/[0-9]*/*\"]\n\n\
                     [workspace.metadata.course]\ntitle = \"A course\"\n";
    for (path, text) in [
        ("Cargo.toml", workspace),
        (&format!("{place}/Cargo.toml"), manifest),
        (&format!("{place}/suite.rs"), suite),
        (&format!("{place}/stub.rs"), "//! A stub.\n"),
        (
            &format!("{place}/mutants/none.rs"),
            "//! rejected by: answers (wrong_value)\n",
        ),
        ("exercises/02_joining/join_two.rs", "//! A stub.\n"),
        ("solutions/02_joining/join_two.rs", "//! A solution.\n"),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn stderr(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stderr.clone()).unwrap()
}

fn stdout(assert: &Assert) -> String {
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

/// Every command with the path that leads to it.
fn commands() -> Vec<(String, clap::Command)> {
    let mut root = Args::command();
    root.build();
    let mut commands: Vec<(String, clap::Command)> = root
        .get_subcommands()
        .filter(|command| command.get_name() != "help")
        .map(|command| (command.get_name().to_owned(), command.clone()))
        .collect();
    commands.push(("grader".to_owned(), root));
    commands
}

#[test]
fn help_is_made_of_sentences_without_a_full_stop() {
    for (name, command) in commands() {
        let about = command.get_about().map(ToString::to_string);
        let mut texts = vec![about.expect(&name)];
        for arg in command.get_arguments() {
            texts.push(arg.get_help().expect("an argument has a help").to_string());
            let values = arg.get_possible_values();
            texts.extend(
                values
                    .iter()
                    .filter_map(|value| value.get_help())
                    .map(ToString::to_string),
            );
        }
        for text in texts {
            let first = text.chars().next().unwrap_or_default();
            assert!(first.is_uppercase(), "{name}: {text:?} starts small");
            assert!(
                !text.ends_with('.'),
                "{name}: {text:?} ends with a full stop"
            );
        }
    }
}

#[test]
fn each_commands_help_has_an_example_that_is_no_mistake() {
    for (name, command) in commands() {
        let text = command.get_after_help().expect(&name).to_string();
        assert!(text.starts_with("Example: "), "{name}: {text}");
        let examples = text.split('`').skip(1).step_by(2);
        for example in examples {
            let words = example.split(" > ").next().unwrap_or_default();
            let words = words.strip_prefix("cargo run").expect(example);
            let words = words
                .strip_prefix(" --")
                .unwrap_or(words)
                .split_whitespace();
            let parsed = Args::command().try_get_matches_from(["grader"].into_iter().chain(words));
            assert!(parsed.is_ok(), "{example}");
        }
    }
}

#[test]
fn the_help_names_every_command_and_option() {
    let assert = grader(&["--help"]).assert().code(0);
    insta::assert_snapshot!(stdout(&assert));
}

#[test]
fn the_schema_command_prints_the_schema() {
    let assert = grader(&["schema"]).assert().code(0);
    assert_eq!(stdout(&assert), grader::report::schema());
}

#[test]
fn mistakes_on_the_command_line_end_with_2_and_say_what_to_do() {
    for (args, text) in [
        (&["--nonsense"][..], "--nonsense"),
        (&["--jobs", "0"], "--jobs"),
        (&["--sandbox", "t9"], "a tier from `t0` to `t3`"),
        (&["--format", "yaml"], "possible values: text, json, html"),
        (
            &["--output", "no/such/folder/card.json"],
            "create the folder no/such/folder first",
        ),
        (&["--output", "."], "name a file in it"),
    ] {
        let assert = grader(args).assert().code(2).stdout("");
        assert!(
            stderr(&assert).contains(text),
            "{args:?}: {}",
            stderr(&assert)
        );
    }
}

#[test]
fn a_misspelt_name_ends_with_2_and_a_suggestion() {
    let course = course();
    for command in ["grade", "verify"] {
        let assert = grader(&[command, "join_tow"])
            .current_dir(&course)
            .assert()
            .code(2)
            .stdout("");
        let text = stderr(&assert);
        assert!(
            text.starts_with("error: ") && text.contains("`join_two`"),
            "{text}"
        );
    }
}

#[test]
fn a_submission_that_is_no_folder_ends_with_2() {
    let course = course();
    for submission in [
        "no/such/folder",
        concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"),
    ] {
        let assert = grader(&["--submission", submission])
            .current_dir(&course)
            .assert()
            .code(2)
            .stdout("");
        assert!(stderr(&assert).contains(submission), "{}", stderr(&assert));
    }
}

#[test]
fn the_list_shows_each_exercise_under_its_topic() {
    let course = course();
    let assert = grader(&["list"]).current_dir(&course).assert().code(0);
    assert_eq!(
        stdout(&assert),
        "02_joining\n  join_two  Two requests at once    3 points\n\n0 of 1 passed\n"
    );
}

#[test]
fn a_course_that_is_at_fault_ends_with_3_and_names_the_file() {
    let course = course();
    fs::remove_file(course.path().join("solutions/02_joining/join_two.rs")).unwrap();
    let assert = grader(&["list"])
        .current_dir(&course)
        .assert()
        .code(3)
        .stdout("");
    let text = stderr(&assert);
    assert!(text.contains("solutions/02_joining/join_two.rs"), "{text}");
}
