//! The pages on the diagnosis codes, taken at their word.
//!
//! A page's first `rust` block is the example, and is graded with the suite
//! `grader/tests/explain/CODE.rs`: it has to get the page's own code. The second one is the mend,
//! and has to pass the same suite without a word from the compiler. The `text` block behind each
//! is the picture that the grader draws of it; one that differs is a failure, and with the
//! environment variable `UPDATE_PAGES=1` it is written into the page instead. What the report
//! says of each example, in Unicode and in ASCII, is a snapshot.
//!
//! Invariant: every code is in here, and what can't be shown by running it is in `WITHOUT_A_RUN`
//! or `WITHOUT_A_PICTURE` with its reason.

use std::{fs, path::Path};

use futures::future::join_all;
use grader::{
    candidate::{Candidate, Role},
    exercise::Exercise,
    explain,
    grade::{Bench, grade_candidate},
    report::{self, Style},
    scorecard::{CheckReport, ExerciseReport, Level, State},
    suite,
};
use tempfile::TempDir;
use testkit_record::Code;

use crate::course::Opened;

/// The example's file in places and pictures.
const FILE: &str = "example.rs";

/// Codes that are found before anything runs: there is no diagnosis of a check to look at.
const WITHOUT_A_RUN: &[(Code, &str)] = &[(
    Code::Signature,
    "the suite does not fit the file, so that no check can run",
)];

/// Codes whose checks run, but have nothing to draw.
const WITHOUT_A_PICTURE: &[(Code, &str)] = &[
    (
        Code::NotSend,
        "it is a property of the type: the future is never polled",
    ),
    (
        Code::FutureTooBig,
        "it is a property of the type: the future is never polled",
    ),
    (
        Code::BusyWait,
        "no time passes, and a yield is no wait that could be drawn",
    ),
];

const ASCII: Style = Style {
    unicode: false,
    ..Style::PLAIN
};

fn is_in(list: &[(Code, &str)], code: Code) -> bool {
    list.iter().any(|(other, _)| *other == code)
}

/// A page in its parts.
struct Page {
    code: Code,
    example: String,
    picture: Option<String>,
    mend: String,
    picture_of_mend: Option<String>,
}

impl Page {
    fn read(code: Code) -> Self {
        let mut page = Self {
            code,
            example: String::new(),
            picture: None,
            mend: String::new(),
            picture_of_mend: None,
        };
        for (language, text) in blocks(explain::page(code)) {
            match language {
                "rust" if page.example.is_empty() => page.example = text,
                "rust" if page.mend.is_empty() => page.mend = text,
                "text" if page.mend.is_empty() && page.picture.is_none() => {
                    page.picture = Some(text);
                }
                "text" if page.picture_of_mend.is_none() => page.picture_of_mend = Some(text),
                _ => panic!("{code}: one block of {language:?} too many"),
            }
        }
        assert!(!page.example.is_empty(), "{code}: no example");
        assert!(!page.mend.is_empty(), "{code}: no mend");
        page
    }
}

/// The fenced blocks of a page, each with its language; the text ends with a line break.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, String)> = None;
    for line in page.lines() {
        match (line.strip_prefix("```"), &mut open) {
            (Some(language), None) => open = Some((language, String::new())),
            (Some(_), Some(_)) => blocks.extend(open.take()),
            (None, Some((_, text))) => {
                text.push_str(line);
                text.push('\n');
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

/// Where the pages' code is graded.
struct Desk<'a> {
    opened: &'a Opened,
    bench: Bench<'a>,
    /// Holds the stubs.
    folder: TempDir,
}

impl<'a> Desk<'a> {
    fn new(opened: &'a Opened) -> Self {
        Self {
            opened,
            bench: Bench::new(&opened.course, &opened.toolbox, 1.into(), 2),
            folder: tempfile::tempdir().expect("a folder"),
        }
    }

    /// The exercise that a page's code is graded as; its stub is the mend.
    fn exercise(&self, page: &Page) -> Exercise {
        let code = page.code;
        let course = &self.opened.course;
        let suite = format!("grader/tests/explain/{code}.rs");
        let stub = self.folder.path().join(format!("{code}.rs"));
        fs::write(&stub, &page.mend).expect("the stub can be written");
        let model = course.exercise("join_two").expect("join_two is there");
        // An endless loop has to be waited for.
        let timeout_ms = match code {
            Code::NeverYields => 1000,
            _ => model.timeout_ms,
        };
        Exercise {
            name: "example".to_owned(),
            checks: suite::read(&course.root.join(&suite)).expect("a suite"),
            suite,
            stub: stub.to_str().expect("UTF-8").to_owned(),
            timeout_ms,
            ..model.clone()
        }
    }

    async fn grade(&self, exercise: &Exercise, source: &str) -> ExerciseReport {
        let candidate = Candidate {
            role: Role::Learner,
            shown: FILE.to_owned(),
            source: source.to_owned(),
        };
        let graded = grade_candidate(&self.bench, exercise, &candidate).await;
        graded.expect("the grader is well").report
    }
}

/// The one check of a page's suite.
fn check(report: &ExerciseReport) -> &CheckReport {
    let [check] = &report.checks[..] else {
        panic!("one check a suite: {report:#?}");
    };
    check
}

/// What the grader draws of the check; empty if it draws nothing.
fn picture(report: &ExerciseReport) -> String {
    let check = check(report);
    let lines = check.timeline.as_ref().map_or_else(Vec::new, |timeline| {
        report::picture(timeline, check.clock, FILE, &Style::PLAIN)
    });
    let lines = lines.iter().map(|line| format!("{}\n", line.trim_end()));
    lines.collect()
}

/// What is not on a page as its example and its mend come out; and the example's report.
async fn wrong_with(desk: &Desk<'_>, code: Code) -> (Vec<String>, ExerciseReport) {
    let page = Page::read(code);
    let exercise = desk.exercise(&page);
    let example = desk.grade(&exercise, &page.example).await;
    let mend = desk.grade(&exercise, &page.mend).await;

    let mut wrong = Vec::new();
    let is_right = if is_in(WITHOUT_A_RUN, code) {
        let mut levels = example.diagnostics.iter().map(|it| it.level);
        example.state == State::DidNotCompile && levels.any(|level| level == Level::Signature)
    } else {
        let diagnosis = check(&example).diagnosis.as_ref();
        diagnosis.is_some_and(|diagnosis| diagnosis.code == code)
    };
    if !is_right {
        wrong.push(format!("{code}: the example came out as {example:#?}"));
    }
    if !mend.passed() || !mend.diagnostics.is_empty() {
        wrong.push(format!("{code}: the mend came out as {mend:#?}"));
    }
    let drawn = picture(&example);
    let has_none = is_in(WITHOUT_A_RUN, code) || is_in(WITHOUT_A_PICTURE, code);
    if drawn.is_empty() != has_none || page.picture.is_none() != has_none {
        wrong.push(format!("{code}: a picture, or none, too many:\n{drawn}"));
        return (wrong, example);
    }
    let pictures = [
        (drawn, page.picture),
        (picture(&mend), page.picture_of_mend),
    ];
    wrong.extend(wrong_pictures(code, pictures));
    (wrong, example)
}

/// The page's pictures that are not what the grader draws; with `UPDATE_PAGES` they are drawn
/// anew. That of the mend is on the page only where it tells something.
fn wrong_pictures(code: Code, pictures: [(String, Option<String>); 2]) -> Vec<String> {
    let pictures = pictures.into_iter();
    let pictures = pictures.filter_map(|(drawn, on_page)| Some((drawn, on_page?)));
    if std::env::var_os("UPDATE_PAGES").is_some() {
        update(code, pictures.map(|(drawn, _)| drawn));
        return Vec::new();
    }
    pictures
        .filter(|(drawn, on_page)| drawn != on_page)
        .map(|(drawn, on_page)| {
            format!("{code}: UPDATE_PAGES=1 draws anew what is\n{on_page}and should be\n{drawn}")
        })
        .collect()
}

/// Writes `pictures` into the page's `text` blocks, in their order.
fn update(code: Code, mut pictures: impl Iterator<Item = String>) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/explain/{code}.md"));
    let page = fs::read_to_string(&path).expect("the page can be read");
    let mut text = String::new();
    let mut in_picture = false;
    for line in page.lines() {
        in_picture &= line != "```";
        if !in_picture {
            text.push_str(line);
            text.push('\n');
        }
        if line == "```text" {
            in_picture = true;
            text.push_str(&pictures.next().expect("a picture for each block"));
        }
    }
    fs::write(&path, text).expect("the page can be written");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_example_gets_its_code_and_its_picture_and_every_mend_passes() {
    let opened = Opened::open().await;
    let desk = Desk::new(&opened);
    let pages = Code::ALL.iter().map(|&code| wrong_with(&desk, code));
    let (wrong, reports): (Vec<_>, Vec<_>) = join_all(pages).await.into_iter().unzip();
    let wrong: Vec<String> = wrong.into_iter().flatten().collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (code, mut example) in Code::ALL.iter().zip(reports) {
        // Where an endless loop is stopped may be another line of it each time.
        let mut stopped = example.checks.iter_mut();
        let stopped = stopped.find_map(|check| check.diagnosis.as_mut()?.real_place.take());
        assert_eq!(stopped.is_some(), *code == Code::NeverYields, "{code}");
        for (name, style) in [("unicode", Style::PLAIN), ("ascii", ASCII)] {
            let text = report::explain(&example, None, &style);
            insta::assert_snapshot!(format!("{code}_{name}"), text);
        }
    }
}

/// A learner meets this code at the compiler, too, as soon as the future is spawned.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_send_can_t_be_spawned() {
    let opened = Opened::open().await;
    let desk = Desk::new(&opened);
    let page = Page::read(Code::NotSend);
    let exercise = desk.exercise(&page);
    let message = "future cannot be sent between threads safely";
    assert!(explain::page(Code::NotSend).contains(message));
    let spawn = "\npub fn start() {\n    drop(tokio::spawn(greet()));\n}\n";

    let example = format!("{}{spawn}", page.example);
    let example = desk.grade(&exercise, &example).await;
    let says_so = example.diagnostics.iter().any(|it| it.message == message);
    assert!(
        example.state == State::DidNotCompile && says_so,
        "{example:#?}"
    );
    let mend = format!("{}{spawn}", page.mend);
    let mend = desk.grade(&exercise, &mend).await;
    assert!(mend.passed(), "{mend:#?}");
}

/// What a reader may count on, whatever a page is about.
#[test]
fn every_page_has_its_parts_and_fits_a_terminal() {
    for &code in Code::ALL {
        let page = explain::page(code);
        let title = page.lines().next().expect("a title");
        let meaning = title.strip_prefix(&format!("# {code}: "));
        let words = meaning.unwrap_or_default().split_whitespace().count();
        assert!((4..=8).contains(&words), "{code}: {title:?}");
        let parts = page.lines().filter(|line| line.starts_with("## "));
        let expected = [
            "## The smallest code that shows it",
            "## The usual mends",
            "## Where it is documented",
        ];
        assert!(parts.eq(expected), "{code} lacks a part");
        for line in page.lines() {
            assert!(line.chars().count() <= 80, "{code}: too wide: {line}");
            assert_eq!(line, line.trim_end(), "{code}: a space at the end");
        }
        let links: Vec<&str> = page.split("<https://").skip(1).collect();
        assert!(!links.is_empty(), "{code}: no link");
        for link in links {
            let known = ["docs.rs/tokio/", "doc.rust-lang.org/", "tokio.rs/"];
            let is_known = known.iter().any(|start| link.starts_with(start));
            assert!(is_known, "{code}: a link elsewhere: {link}");
        }
    }
}
