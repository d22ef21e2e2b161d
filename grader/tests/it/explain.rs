//! The pages on diagnosis codes say what the grader does.
//!
//! Invariant: an example that a page takes from a mutant is that mutant's text, gets the page's
//! code when it is run, and is drawn as the page draws it. `UPDATE_PAGES=1` writes both anew.
//! What a learner reads of it, in Unicode and in ASCII, is a snapshot.

use std::{env, fs, path::Path};

use grader::{
    candidate::{Candidate, Role},
    explain,
    grade::{Bench, grade_candidate},
    report::{self, Style},
    scorecard::Verdict,
};
use testkit_record::Code;

use crate::course::Opened;

const SEED: u64 = 7;
const ASCII: Style = Style {
    unicode: false,
    ..Style::PLAIN
};

/// The path of the mutant that a page takes its example from.
fn mutant_of(page: &str) -> Option<&str> {
    let line = page.lines().find(|line| line.starts_with("tests/"))?;
    line.strip_suffix(':')
}

/// A page from its first line to the example, the example, and what follows it.
fn parts(page: &str) -> (&str, &str, &str) {
    let begin = page.find("```rust").expect("an example");
    let end = page.find("What to try:").expect("what to try");
    (&page[..begin], &page[begin..end], &page[end..])
}

/// A mutant's code without the lines that say what is wrong with it.
fn code_of(mutant: &str) -> String {
    let lines = mutant
        .lines()
        .skip_while(|line| line.starts_with("//!") || line.is_empty());
    let lines: Vec<&str> = lines.collect();
    lines.join("\n").trim_end().to_owned()
}

/// The example as a page shows it, for the code `code`.
async fn example(opened: &Opened, bench: &Bench<'_>, code: Code, mutant: &str) -> String {
    let source = fs::read_to_string(opened.course.root.join(mutant)).expect("the mutant");
    let source = code_of(&source);
    let name = mutant.split('/').nth(2).expect("an exercise in the path");
    let exercise = opened.course.exercise(name).expect("an exercise");
    let candidate = Candidate {
        role: Role::Learner,
        shown: exercise.file.clone(),
        source: source.clone(),
    };
    let graded = grade_candidate(bench, exercise, &candidate).await;
    let graded = graded.expect("the grader is well").report;
    let checks = graded.checks.iter();
    let check = checks
        .filter(|check| check.verdict.is_some_and(|it| it != Verdict::Passed))
        .find(|check| check.diagnosis.as_ref().is_some_and(|it| it.code == code));
    let check = check.unwrap_or_else(|| panic!("{mutant} does not get {code}"));
    for (name, style) in [("unicode", Style::PLAIN), ("ascii", ASCII)] {
        let text = report::explain(&graded, None, &style);
        insta::assert_snapshot!(format!("{code}_{name}"), text);
    }
    let picture = check
        .timeline
        .as_ref()
        .map(|timeline| report::picture(timeline, check.clock, &graded.file, &Style::PLAIN));
    let mut text = format!("```rust\n{source}\n```\n\n");
    if let Some(picture) = picture.filter(|picture| !picture.is_empty()) {
        text = format!("{text}```text\n{}\n```\n\n", picture.join("\n"));
    }
    text
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_example_gets_the_code_and_the_picture_of_its_page() {
    let opened = Opened::open().await;
    let bench = Bench::new(&opened.course, &opened.toolbox, SEED, 2);
    let update = env::var_os("UPDATE_PAGES").is_some();
    let mut shown = 0;
    for &code in Code::ALL {
        let page = explain::page(code);
        let Some(mutant) = mutant_of(page) else {
            continue;
        };
        shown += 1;
        let wanted = example(&opened, &bench, code, mutant).await;
        let (head, found, tail) = parts(page);
        if update {
            let file = format!("grader/src/explain/{code}.md");
            let text = format!("{head}{wanted}{tail}");
            fs::write(opened.course.root.join(Path::new(&file)), text).expect("the page");
        } else {
            assert_eq!(found, wanted, "{code}: UPDATE_PAGES=1 writes it anew");
        }
    }
    assert!(
        shown >= 20,
        "only {shown} pages have an example that is run"
    );
}
