//! A class: each student has a line, whatever the others hand in.
//!
//! Invariant: the grader is started as a teacher does; the course is a copy of its own.

mod reports;

use std::{collections::BTreeMap, fs, os::unix::fs::symlink, path::PathBuf};

use assert_cmd::cargo::cargo_bin_cmd;
use grader::{report, scorecard::Scorecard};
use tempfile::TempDir;

use crate::{
    desk::Desk,
    formats::{csv, valid},
    html,
};

const WRONG: &str = include_str!("../../../tests/02_joining/join_two/mutants/one_by_one.rs");
const ODD: &str = "=1+1,<script>pwned()<\\script>\n\u{202e}\u{1b}[2J";

/// A course, and a class beside it.
struct School {
    desk: Desk,
    folder: TempDir,
}

impl School {
    fn new() -> Self {
        Self {
            desk: Desk::new(),
            folder: TempDir::new().expect("a folder"),
        }
    }

    fn class(&self) -> PathBuf {
        self.folder.path().join("5a")
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("results")
    }

    /// Hands in an answer to `join_two`.
    fn hand_in(&self, student: &str, text: &str) {
        let file = self.class().join(student).join("02_joining/join_two.rs");
        fs::create_dir_all(file.parent().expect("a topic")).expect("a folder");
        fs::write(file, text).expect("handed in");
    }

    fn solution(&self) -> String {
        self.desk.solution(&self.desk.exercise("join_two"))
    }

    /// The exit code, standard output and standard error of a grading.
    fn grade(&self, args: &[&str]) -> (i32, String, String) {
        let mut command = cargo_bin_cmd!("grader");
        command
            .current_dir(self.desk.root())
            .env_remove("CARGO_TARGET_DIR")
            .args(["grade", "join_two", "--class"])
            .arg(self.class())
            .arg("--output")
            .arg(self.output())
            .args(args);
        let output = command.output().expect("it runs");
        (
            output.status.code().unwrap_or(-1),
            String::from_utf8_lossy(&output.stdout).into_owned(),
            String::from_utf8_lossy(&output.stderr).into_owned(),
        )
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.output().join(name)).expect(name)
    }

    /// The cells of each student, by name and by column.
    fn lines(&self) -> BTreeMap<String, BTreeMap<String, String>> {
        let text = self.read("class.csv");
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        let lines = reader.deserialize::<BTreeMap<String, String>>();
        let lines = lines.map(|line| line.expect("a line"));
        lines.map(|line| (line["student"].clone(), line)).collect()
    }

    /// What is written, with when it was.
    fn cards(&self) -> BTreeMap<String, (Vec<u8>, std::time::SystemTime)> {
        let folder = fs::read_dir(self.output().join("students")).expect("a folder");
        let files = folder.map(|entry| entry.expect("a file"));
        files
            .map(|file| {
                let changed = file.metadata().and_then(|it| it.modified());
                let bytes = fs::read(file.path()).expect("readable");
                let name = file.file_name().into_string().expect("a name");
                (name, (bytes, changed.expect("a time")))
            })
            .collect()
    }
}

#[test]
fn each_student_has_a_scorecard_and_a_line_and_costs_nobody_else_anything() {
    let school = School::new();
    school.hand_in("ada", &school.solution());
    school.hand_in("Bob B./exercises", WRONG);
    school.hand_in(ODD, "fn {");
    school.hand_in("hangs", &endless(&school.solution()));
    let class = school.class();
    fs::create_dir_all(class.join("none")).expect("a folder");
    // What is behind a link is somebody else's.
    symlink(class.join("ada"), class.join("linked")).expect("a link");
    fs::create_dir_all(class.join("thief")).expect("a folder");
    symlink(class.join("ada"), class.join("thief/exercises")).expect("a link");
    fs::write(class.join("list.csv"), "").expect("a file");
    fs::create_dir_all(class.join(".git")).expect("a folder");

    let (code, said, told) = school.grade(&["--seed", "7"]);
    assert_eq!(code, 1, "{told}");
    assert!(said.starts_with("students: 7, passed everything: 1, without a result: 1\n"));
    for text in [
        "note: left out: list.csv is no folder",
        "note: left out: .git begins with a dot",
        "note: ada, 3 of 7: 3 of 3 points",
        "note: linked, 5 of 7: is a symbolic link, and was not followed",
    ] {
        assert!(told.contains(text), "{text}: {told}");
    }
    assert!(!told.contains(['\u{1b}', '\u{202e}']), "{told}");

    let lines = school.lines();
    let cell = |student: &str, column: &str| lines[student][column].clone();
    assert_eq!(lines.len(), 7);
    for (student, points) in [
        ("ada", "3"),
        ("hangs", "0"),
        ("none", "0"),
        ("thief", "0"),
        ("linked", ""),
    ] {
        assert_eq!(cell(student, "join_two"), points, "{student}");
    }
    assert_eq!(cell("linked", "state"), "not_graded");
    assert_eq!(cell("Bob B.", "checks"), "2");
    assert_eq!(cell("Bob B.", "checks_passed"), "1");
    let (odd, line) = lines.first_key_value().expect("a line");
    assert!(
        odd.starts_with("'=1+1,<script>") && !odd.contains('\n'),
        "{odd}"
    );
    assert_eq!(line["state"], "graded");

    // Each scorecard is one, and where the table says.
    let schema = serde_json::from_str(&report::schema()).expect("JSON");
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for (student, line) in lines.iter().filter(|(name, _)| *name != "linked") {
        let text = school.read(&line["scorecard"]);
        valid(&schema, &text);
        let card: Scorecard = serde_json::from_str(&text).expect("a scorecard");
        let points = card.totals.points_earned.to_string();
        assert_eq!(points, line["points_earned"], "{student}");
        assert_eq!(card.seed, 7);
    }
    assert_eq!(school.cards().len(), 6);

    let page = html::parse(&school.read("class.html"));
    let names = html::texts(&page, ".class:first-child tbody th");
    assert_eq!(names.len(), 7);
    assert!(html::texts(&page, "script").is_empty());
    let common = html::texts(&page, ".class:last-child tbody th");
    assert!(common.contains(&"sequential".to_owned()), "{common:?}");
    let foot = html::texts(&page, "footer").join("");
    for text in [
        "list.csv is no folder",
        "thief: exercises is a symbolic link, and was not followed",
    ] {
        assert!(foot.contains(text), "{foot}");
    }
}

/// An answer that never comes to an end.
fn endless(solution: &str) -> String {
    let (head, body) = solution.rsplit_once("{\n").expect("a body");
    format!("{head}{{\n    while std::hint::black_box(true) {{}}\n{body}")
}

#[test]
fn an_interrupted_grading_goes_on_where_it_stopped() {
    let school = School::new();
    school.hand_in("ada", &school.solution());
    school.hand_in("bob", WRONG);
    school.hand_in("eve", "fn {");
    assert_eq!(school.grade(&["--exit-zero"]).0, 0);
    let before = school.cards();
    let page = school.read("class.html");

    let kept = |(code, _, told): (i32, String, String)| {
        assert_eq!(code, 1, "{told}");
        let lines = told.lines();
        let kept = lines.filter(|line| line.ends_with("as before: not graded again"));
        let names = kept.map(|line| line["note: ".len()..][..3].to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    // Without a seed, that of the last time is taken.
    assert_eq!(kept(school.grade(&[])), "ada bob eve");
    assert_eq!(school.cards(), before);
    assert_eq!(school.read("class.html"), page);

    // A scorecard that is missing, or not whole, is made anew; the others are left alone.
    let place = school.output().join("students/bob.json");
    let damage: [&dyn Fn(); 2] = [&|| fs::remove_file(&place).expect("removed"), &|| {
        fs::write(&place, &before["bob.json"].0[..99]).expect("cut off");
    }];
    for damage in damage {
        damage();
        assert_eq!(kept(school.grade(&[])), "ada eve");
        let after = school.cards();
        assert_eq!(after["ada.json"], before["ada.json"]);
        assert_eq!(after["eve.json"], before["eve.json"]);
        let read = |bytes: &[u8]| -> Scorecard { serde_json::from_slice(bytes).expect("whole") };
        let (old, new) = (read(&before["bob.json"].0), read(&after["bob.json"].0));
        assert_eq!(old.totals, new.totals);
        assert_eq!(old.seed, new.seed);
    }

    // What was handed in has changed, or what it is graded with.
    school.hand_in("bob", &school.solution());
    assert_eq!(kept(school.grade(&[])), "ada eve");
    assert_eq!(school.lines()["bob"]["join_two"], "3");
    let other = (school.cards().len() as u64 + 1_000_000).to_string();
    assert_eq!(kept(school.grade(&["--seed", &other])), "");
    let suite = school
        .desk
        .root()
        .join("tests/02_joining/join_two/suite.rs");
    let text = fs::read_to_string(&suite).expect("a suite");
    fs::write(suite, format!("{text}\n// Changed.\n")).expect("changed");
    assert_eq!(kept(school.grade(&[])), "");
    fs::write(school.output().join("record.json"), "{").expect("broken");
    assert_eq!(kept(school.grade(&[])), "");
}

#[test]
fn mistakes_about_classes_end_with_2_and_say_what_to_do() {
    let school = School::new();
    let class = school.class();
    let (code, _, told) = school.grade(&[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("open the class"), "{told}");
    fs::create_dir_all(&class).expect("a folder");
    let (code, _, told) = school.grade(&[]);
    assert_eq!(code, 2, "{told}");
    assert!(told.contains("a folder for each student"), "{told}");
    assert!(!school.output().exists());
    for args in [
        ["--submission", "x"],
        ["--format", "csv"],
        ["--report", "csv=x"],
    ] {
        let (code, _, told) = school.grade(&args);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains("cannot be used with"), "{told}");
    }
    // Results among the students would be a student's.
    school.hand_in("ada", "fn {");
    let mut command = cargo_bin_cmd!("grader");
    command.current_dir(school.desk.root());
    command.args(["grade", "join_two", "--class"]).arg(&class);
    command.arg("--output").arg(class.join("new/results"));
    let assert = command.assert().code(2);
    let told = String::from_utf8_lossy(&assert.get_output().stderr).into_owned();
    assert!(told.contains("lies among the students"), "{told}");
    assert!(!class.join("new").exists());
}

#[test]
fn where_there_is_no_result_the_table_and_the_page_say_so() {
    let school = School::new();
    school.hand_in("ada", "fn {");
    fs::create_dir_all(school.output()).expect("a folder");
    let solution = school.desk.exercise("join_two").solution;
    fs::remove_file(school.desk.root().join(&solution)).expect("gone");
    let (code, said, told) = school.grade(&["--exit-zero"]);
    assert_eq!((code, said.as_str()), (3, ""), "{told}");
    let lines = csv(&school.read("class.csv"));
    assert_eq!(&lines[0][1], "not_graded");
    assert!(lines[0][9].contains(&solution));
    let page = html::parse(&school.read("class.html"));
    assert!(html::texts(&page, ".error")[0].contains(&solution));
}

#[test]
fn a_fault_of_the_course_costs_no_student_the_line() {
    let school = School::new();
    school.hand_in("ada", &school.solution());
    school.hand_in("eve", "//! Nothing.\n");
    let suite = school
        .desk
        .root()
        .join("tests/02_joining/join_two/suite.rs");
    let text = fs::read_to_string(&suite).expect("a suite");
    fs::write(&suite, format!("{text}\nconst BROKEN: u8 = \"\";\n")).expect("broken");
    let (code, _, told) = school.grade(&["--exit-zero"]);
    assert_eq!(code, 3, "{told}");
    assert_eq!(school.lines()["ada"]["state"], "not_graded");
    assert_eq!(school.lines().len(), 2);
    // That is no result to go on from.
    fs::write(suite, text).expect("mended");
    let (code, _, told) = school.grade(&["--exit-zero"]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(school.lines()["ada"]["join_two"], "3");
}
