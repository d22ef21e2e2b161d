//! The commands of those who don't watch, on a learner's copy of the course.
//!
//! Invariant: what is asserted is what a user sees and what stands in their folder.

use std::fs;

use assert_cmd::Command;
use grader::scorecard::Scorecard;

use crate::desk::Desk;

/// Runs the grader at `desk`: exit code, standard output, standard error.
fn run(desk: &Desk, args: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("grader").expect("the grader is built");
    command
        .current_dir(desk.root())
        .env_remove("CARGO_TARGET_DIR")
        .env("BROWSER", "no-such-browser")
        .args(args);
    let output = command.output().expect("the grader runs");
    let text = |bytes| String::from_utf8(bytes).expect("text");
    (
        output.status.code().unwrap_or(-1),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn each_call_shows_one_hint_more() {
    let desk = Desk::new();
    let hints = &desk.exercise("join_two").hints;
    for shown in 1..=3 {
        let (code, text, _) = run(&desk, &["hint", "join_two"]);
        assert_eq!(code, 0);
        assert_eq!(text.matches("Hint ").count(), shown, "{text}");
    }
    assert!(run(&desk, &["hint", "join_two"]).1.contains("no further"));
    assert_eq!(hints.len(), 3);
    let (_, text, _) = run(&desk, &["hint", "first", "--all"]);
    assert!(text.contains("Hint 3 of 3"), "{text}");
}

#[test]
fn a_run_is_remembered_by_list_next_and_solution() {
    let desk = Desk::new();
    let first = desk.exercises()[0].clone();
    let second = desk.exercises()[1].clone();
    let (code, text, _) = run(&desk, &["next"]);
    assert_eq!(code, 0);
    assert!(text.contains(&first.file), "{text}");
    let (code, _, error) = run(&desk, &["solution", &first.name]);
    assert_eq!(code, 2);
    assert!(error.contains("not passed yet"), "{error}");
    let (code, text, _) = run(&desk, &["solution", &first.name, "--force"]);
    assert_eq!((code, text), (0, desk.solution(&first)));

    desk.solve(&first);
    desk.save(&second.name, "// begun\n");
    let (code, _, error) = run(&desk, &["run", &first.name]);
    assert_eq!(code, 0, "{error}");
    let (_, text, _) = run(&desk, &["list", "--json"]);
    let items: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let state = |at: usize| items[at]["state"].as_str().expect("a state").to_owned();
    assert_eq!(
        [state(0), state(1), state(2)],
        ["passed", "started", "untouched"]
    );
    assert!(run(&desk, &["list"]).1.contains("1 of 24 passed"));
    assert!(run(&desk, &["next"]).1.contains(&second.file));
    assert_eq!(run(&desk, &["solution", &first.name]).0, 0);

    // Another text is not the one that passed.
    let changed = format!("{}\n// more\n", desk.solution(&first));
    desk.save(&first.name, &changed);
    assert!(run(&desk, &["next"]).1.contains(&first.file));
}

#[test]
fn a_reset_tells_where_the_copy_is_and_never_overwrites_one() {
    let desk = Desk::new();
    for round in 1..=2 {
        let text = format!("// round {round}\n");
        desk.save("join_two", &text);
        let (code, said, _) = run(&desk, &["reset", "join_two"]);
        assert_eq!(code, 0);
        let copy = format!(".backups/join_two-{round}.rs");
        assert!(said.contains(&copy), "{said}");
        let kept = fs::read_to_string(desk.root().join(copy));
        assert_eq!(kept.expect("a copy"), text);
        assert_eq!(desk.text("join_two"), desk.stub("join_two"));
    }
    desk.save("first_await", "// one\n");
    fs::remove_file(desk.root().join(&desk.exercise("join_two").file)).expect("gone");
    let (code, said, _) = run(&desk, &["reset", "--all"]);
    assert_eq!(code, 0);
    assert!(said.contains(".backups/first_await-1.rs"), "{said}");
    assert_eq!(desk.text("join_two"), desk.stub("join_two"));
    assert_eq!(run(&desk, &["reset"]).0, 2);
}

#[test]
fn a_link_in_the_file_s_place_is_left_alone() {
    let desk = Desk::new();
    let file = desk.root().join(&desk.exercise("join_two").file);
    let elsewhere = desk.root().join("elsewhere");
    fs::write(&elsewhere, "mine").expect("a file");
    fs::remove_file(&file).expect("gone");
    std::os::unix::fs::symlink(&elsewhere, &file).expect("a link");
    let (code, _, error) = run(&desk, &["reset", "join_two"]);
    assert_eq!(code, 3);
    assert!(error.contains("no regular file"), "{error}");
    assert_eq!(fs::read_to_string(elsewhere).expect("a file"), "mine");
}

#[test]
fn names_codes_and_shells_are_found_or_suggested() {
    let desk = Desk::new();
    let (code, _, error) = run(&desk, &["hint", "join_tow"]);
    assert_eq!(code, 2);
    assert!(error.contains("did you mean `join_two`"), "{error}");
    let (code, _, error) = run(&desk, &["reset", "join"]);
    assert_eq!(code, 2);
    assert!(error.contains("say more of it"), "{error}");
    let (code, page, _) = run(&desk, &["explain", "Blocked-Thread"]);
    assert_eq!(code, 0);
    assert!(page.contains("spawn_blocking"), "{page}");
    assert_eq!(run(&desk, &["explain", "zebra"]).0, 2);
    let (code, script, _) = run(&desk, &["completions", "bash"]);
    assert_eq!(code, 0);
    assert!(script.contains("solution"), "{script}");
    // Watching needs somebody who watches.
    let (code, _, error) = run(&desk, &["watch"]);
    assert_eq!(code, 2);
    assert!(error.contains("needs a terminal"), "{error}");
}

#[test]
fn the_page_is_written_where_it_is_told_whether_or_not_a_browser_shows_it() {
    let desk = Desk::new();
    let mutant = include_str!("../../../tests/02_joining/join_two/mutants/one_by_one.rs");
    desk.save("join_two", mutant);
    let (code, text, error) = run(&desk, &["grade", "join_two", "--open"]);
    assert_eq!(code, 1, "{error}");
    assert!(text.contains("sequential:"), "{text}");
    let path = desk.root().join("target/grader/report.html");
    assert!(error.contains("open it yourself"), "{error}");
    assert!(error.contains("target/grader/report.html"), "{error}");
    let page = fs::read_to_string(path).expect("a page");
    for part in [
        "Your run, and the goal",
        "Your code",
        "1 of 2 checks failed",
    ] {
        assert!(page.contains(part), "{part}");
    }
}

#[test]
fn a_goal_stands_beside_what_failed_and_only_where_a_report_draws_it() {
    let desk = Desk::new();
    let mutant = include_str!("../../../tests/02_joining/join_two/mutants/one_by_one.rs");
    desk.save("join_two", mutant);
    let html = run(&desk, &["grade", "join_two", "--format", "html"]).1;
    assert!(html.starts_with("<!DOCTYPE html>") && html.contains("class=\"part goal\""));
    let json = run(&desk, &["grade", "join_two", "--format", "json"]).1;
    let card: Scorecard = serde_json::from_str(&json).expect("a scorecard");
    assert!(card.exercises[0].checks.iter().all(|it| it.goal.is_none()));
    assert_eq!(card.exercises[0].source.as_deref(), Some(mutant));

    // A solution that is broken is no goal.
    let solution = desk.root().join(&desk.exercise("join_two").solution);
    fs::write(solution, "fn {").expect("a file");
    let (code, html, error) = run(&desk, &["grade", "join_two", "--format", "html"]);
    assert_eq!(code, 1, "{error}");
    assert!(html.contains("Your run<") && !html.contains("class=\"part goal\""));
}
