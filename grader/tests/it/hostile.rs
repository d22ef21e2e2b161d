//! Hostile and broken submissions: each is a file with what must come of it in its first line.
//!
//! Invariant: whatever a submission holds, the grader ends with exit code 1, a valid scorecard,
//! no point for the hostile file, and the honest exercise beside it passed.

mod fixtures;

use std::{
    fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
    process::Output,
};

use assert_cmd::Command;
use grader::scorecard::{ExerciseReport, Level, NoteKind, Scorecard, State, Verdict};
use tempfile::TempDir;

/// The exercise that hostile files stand in for where they name no other, and an honest one
/// beside it.
const TARGET: &str = "02_joining/join_two.rs";
const HONEST: &str = "05_errors/fail_fast.rs";

fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("a workspace").to_owned()
}

/// A submission with the honest exercise solved, and the place of the target's file.
fn submission() -> (TempDir, PathBuf) {
    submission_of(TARGET)
}

fn submission_of(target: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder");
    for file in [target, HONEST] {
        let topic = folder.path().join(file);
        fs::create_dir_all(topic.parent().expect("a topic")).expect("a folder");
    }
    fs::copy(
        root().join("solutions").join(HONEST),
        folder.path().join(HONEST),
    )
    .expect("the solution can be copied");
    let target = folder.path().join(target);
    (folder, target)
}

fn grade(submission: &Path) -> Output {
    grade_named("join_two", submission)
}

fn grade_named(target: &str, submission: &Path) -> Output {
    let grader = Command::cargo_bin("grader").expect("the grader is built");
    grade_with(grader, target, submission)
}

/// Grades with a command that ends in the grader's program.
fn grade_with(mut command: Command, target: &str, submission: &Path) -> Output {
    command
        .current_dir(root())
        .args([
            "grade",
            target,
            "fail_fast",
            "--format",
            "json",
            "--seed",
            "7",
        ])
        .arg("--submission")
        .arg(submission);
    command.output().expect("the grader runs")
}

/// Grades a submission and gives the report of the target, when all else is as it must be.
#[track_caller]
fn target_of(output: &Output) -> ExerciseReport {
    let errors = String::from_utf8_lossy(&output.stderr);
    // A file that earned every point is the complaint of whoever asked.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{errors}");
    let card: Scorecard = serde_json::from_slice(&output.stdout).expect("a scorecard");
    let is_honest = |report: &ExerciseReport| report.file.ends_with(HONEST);
    let (honest, target): (Vec<_>, Vec<_>) = card.exercises.into_iter().partition(is_honest);
    let [target] = target.try_into().expect("one target");
    let [honest] = honest.try_into().expect("an honest exercise");
    assert!(
        honest.passed(),
        "the honest exercise was disturbed: {honest:?}"
    );
    target
}

#[test]
fn what_is_no_readable_file_did_not_compile() {
    type Make = fn(&Path);
    let cases: &[(&str, Make)] = &[
        ("an empty file", |path| fs::write(path, "").unwrap()),
        ("no UTF-8", |path| {
            fs::write(path, b"pub fn \xff\xfe() {}").unwrap();
        }),
        ("a folder", |path| fs::create_dir(path).unwrap()),
        ("a missing file", |_| ()),
        ("a symbolic link", |path| {
            symlink(root().join("solutions").join(TARGET), path).unwrap();
        }),
        ("a hard link", |path| {
            let solution = path.with_extension("solution");
            fs::copy(root().join("solutions").join(TARGET), &solution).unwrap();
            fs::hard_link(solution, path).unwrap();
        }),
        ("a large file", |path| {
            fs::write(path, "//".repeat(200_000)).unwrap();
        }),
        ("a pipe", |path| {
            assert!(
                std::process::Command::new("mkfifo")
                    .arg(path)
                    .status()
                    .unwrap()
                    .success()
            );
        }),
    ];
    for (name, make) in cases {
        let (folder, target) = submission();
        make(&target);
        let report = target_of(&grade(folder.path()));
        assert_eq!(report.state, State::DidNotCompile, "{name}");
        let reason = report.reason.unwrap_or_default();
        assert!(reason.contains("join_two.rs"), "{name}: {reason:?}");
        let [told] = report.diagnostics.as_slice() else {
            panic!("{name}: {:?}", report.diagnostics);
        };
        assert_eq!((told.level, &told.message), (Level::Error, &reason));
        let place = told.place.as_ref().expect("a place");
        assert_eq!((&place.file, place.line), (&report.file, 1), "{name}");
        assert_eq!(report.points_earned, 0, "{name}");
        assert_eq!(report.checks.len(), 2, "{name}: every check is listed");
    }
}

#[test]
fn what_else_a_submission_holds_is_told_and_costs_nothing() {
    let copy = TempDir::new().expect("a folder");
    let write = |place: &str, text: &str| {
        let path = copy.path().join(place);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    };
    let solution = fs::read_to_string(root().join("solutions").join(HONEST)).unwrap();
    write(&format!("exercises/{HONEST}"), &solution);
    write("exercises/02_joining/README.md", "# Mine\n");
    write("exercises/02_joining/join_two\u{1b}[2J.rs", "");
    write("exercises/Cargo.toml", "[package]\n");
    write("exercises/target/debug/x", "");
    let link = format!("{}/exercises/passwd.rs", copy.path().display());
    symlink("/etc/passwd", link).unwrap();
    // A copy of the course in which somebody edited a suite.
    let suite = "tests/05_errors/fail_fast/suite.rs";
    write(suite, "// all is well\n");
    let manifest = "tests/testkit/Cargo.toml";
    write(
        manifest,
        &fs::read_to_string(root().join(manifest)).unwrap(),
    );

    let output = grade(copy.path());
    let card: Scorecard = serde_json::from_slice(&output.stdout).expect("a scorecard");
    assert!(card.exercises[1].passed(), "{:?}", card.exercises[1]);
    let notes: Vec<(&str, NoteKind)> = card
        .notes
        .iter()
        .map(|note| (note.file.as_str(), note.kind))
        .collect();
    let expected = [
        ("02_joining/join_two\u{1b}[2J.rs", NoteKind::Extra),
        ("Cargo.toml", NoteKind::Extra),
        ("passwd.rs", NoteKind::Link),
        (suite, NoteKind::Changed),
    ];
    assert_eq!(notes, expected);
    let text = grader::report::Format::Text;
    let text = text.render(&card, &grader::report::Style::PLAIN).unwrap();
    assert!(
        text.contains("join_two\\u{1b}[2J.rs belongs to no exercise"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}'), "{text:?}");
}

#[test]
fn an_unreadable_file_did_not_compile() {
    let (folder, target) = submission();
    fs::copy(root().join("solutions").join(TARGET), &target).unwrap();
    fs::set_permissions(&target, fs::Permissions::from_mode(0o000)).unwrap();
    let report = if fs::read(&target).is_err() {
        target_of(&grade(folder.path()))
    } else {
        // The superuser reads everything, unless that right is taken away.
        let mut command = Command::new("setpriv");
        command
            .args(["--bounding-set", "-dac_override,-dac_read_search"])
            .arg("--inh-caps=-dac_override,-dac_read_search")
            .arg(assert_cmd::cargo::cargo_bin("grader"));
        let output = grade_with(command, "join_two", folder.path());
        target_of(&output)
    };
    assert_eq!(report.state, State::DidNotCompile);
    assert!(report.reason.unwrap().contains("can't be read"));
}

#[test]
fn the_stub_is_untouched_and_earns_nothing() {
    let (folder, target) = submission();
    fs::copy(root().join("tests/02_joining/join_two/stub.rs"), &target).unwrap();
    let report = target_of(&grade(folder.path()));
    assert_eq!(report.state, State::Untouched);
    assert_eq!(report.points_earned, 0);
}

#[test]
fn a_half_done_file_is_unfinished_where_it_is() {
    let (folder, target) = submission();
    let source = fs::read_to_string(root().join("tests/02_joining/join_two/stub.rs")).unwrap();
    let source = source.replace(
        "let _ = (user, orders);",
        "let _ = user.await;\n    drop(orders);",
    );
    fs::write(&target, &source).unwrap();
    let report = target_of(&grade(folder.path()));
    let line = source
        .lines()
        .position(|line| line.contains("todo!"))
        .unwrap()
        + 1;
    for check in &report.checks {
        let diagnosis = check.diagnosis.as_ref().unwrap();
        assert_eq!(diagnosis.code.as_str(), "unfinished");
        assert_eq!(diagnosis.places[0].line as usize, line);
    }
}

#[test]
fn two_runs_with_one_seed_are_the_same_but_for_real_time() {
    let (folder, target) = submission();
    let source = "//! Sequential.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!(\"loading\");
    (user.await, orders.await)
}
";
    fs::write(&target, source).unwrap();
    let once = || {
        let output = grade(folder.path());
        let text = String::from_utf8(output.stdout).unwrap();
        let steady = |line: &&str| !line.trim_start().starts_with("\"real_");
        let lines: Vec<&str> = text.lines().filter(steady).collect();
        lines.join("\n")
    };
    let first = once();
    assert!(first.contains("\"code\": \"sequential\""), "{first}");
    assert_eq!(first, once());
}

#[test]
fn a_check_that_failed_tells_what_was_expected_and_when() {
    let (folder, target) = submission();
    let mutant = root().join("tests/02_joining/join_two/mutants/one_by_one.rs");
    fs::copy(mutant, &target).unwrap();
    let report = target_of(&grade(folder.path()));
    let [failed, passed] = &report.checks[..] else {
        panic!("{:?}", report.checks);
    };
    assert_eq!(failed.verdict, Some(Verdict::Failed));
    assert_eq!((failed.points_earned, failed.points_possible), (0, 2));
    let failure = failed.failure.as_ref().expect("an expectation");
    let elapsed = failure.elapsed.expect("two times");
    assert!(elapsed.got_ms > elapsed.expected_ms);
    assert_eq!(failed.virtual_ms, Some(elapsed.got_ms));
    let timeline = failed.timeline.as_ref().expect("a picture");
    assert_eq!(timeline.end, elapsed.got_ms);
    assert_eq!(passed.verdict, Some(Verdict::Passed));
    assert_eq!(passed.points_earned, passed.points_possible);
    assert!(passed.failure.is_none() && passed.diagnosis.is_none());
    for check in [failed, passed] {
        assert!(check.real_ms.is_some() && check.timeline.is_some());
    }
}

#[test]
fn the_output_of_a_candidate_is_kept_and_nothing_else_is() {
    let (folder, target) = submission();
    let source = fs::read_to_string(root().join("solutions").join(TARGET)).unwrap();
    let source = source.replace(
        "tokio::join!",
        "println!(\"out\");\n    eprintln!(\"err\");\n    tokio::join!",
    );
    fs::write(&target, source).unwrap();
    let output = grade(folder.path());
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let card: Scorecard = serde_json::from_slice(&output.stdout).unwrap();
    for check in &card.exercises[0].checks {
        let output = check.output.as_ref().expect("an output");
        let calls = output.text.matches("out").count();
        assert!(calls > 0 && !output.truncated);
        assert_eq!(output.text, "out\nerr\n".repeat(calls));
    }
}
