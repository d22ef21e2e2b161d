//! What stands ready for platforms under `grader/integrations`, run with the folders, files and
//! variables that each platform would set.
//!
//! Invariant: nothing is fetched or built, and no platform's variable gets as far as the grader.

use std::{
    env, fs,
    os::unix::fs::{PermissionsExt, symlink},
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use grader::scorecard::{Scorecard, State};
use serde_json::Value;
use tempfile::TempDir;

use crate::{
    desk::Desk,
    formats::{schema, valid},
};

fn root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().expect("a workspace")
}

fn file(name: &str) -> PathBuf {
    root().join("grader/integrations").join(name)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A copy of the course and, beside it, a platform's folder with a submission in it.
struct Platform {
    desk: Desk,
    folder: TempDir,
}

impl Platform {
    /// One exercise is solved. A suite is changed, and a link lies where the result is to be.
    fn new(submission: &str, result: &str) -> Self {
        let desk = Desk::new();
        let folder = TempDir::new().expect("a folder");
        let platform = Self { desk, folder };
        let submission = platform.path(submission);
        let solved = platform.desk.exercise("join_two");
        for (name, text) in [
            (solved.file.as_str(), platform.desk.solution(&solved)),
            ("tests/testkit/Cargo.toml", String::new()),
            (
                &solved.suite,
                "compile_error!(\"not the course's\");".into(),
            ),
        ] {
            let path = submission.join(name);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        fs::write(platform.path("victim"), "untouched").expect("a file");
        let result = platform.path(result);
        fs::create_dir_all(result.parent().expect("a folder")).expect("a folder");
        symlink(platform.path("victim"), result).expect("a link");
        platform.put_cargo();
        platform
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// In the place of cargo, what starts the grader that is built already, and writes down what
    /// it was started with.
    fn put_cargo(&self) {
        let cargo = self.path("bin/cargo");
        let script = format!(
            "#!/bin/sh\n\
             env > '{}'\n\
             [ \"$1\" = run ] || exit 99\n\
             while [ \"$1\" != -- ]; do shift; done\n\
             shift\n\
             exec '{}' \"$@\"\n",
            self.path("environment").display(),
            assert_cmd::cargo::cargo_bin!("grader").display(),
        );
        fs::create_dir_all(self.path("bin")).expect("a folder");
        fs::write(&cargo, script).expect("a script");
        fs::set_permissions(&cargo, fs::Permissions::from_mode(0o755)).expect("permissions");
    }

    /// A program in the environment that every step of GitHub Actions has.
    fn command(&self, program: &str) -> Command {
        let path = env::var_os("PATH").unwrap_or_default();
        let path = [self.path("bin")]
            .into_iter()
            .chain(env::split_paths(&path));
        let home = env::var_os("HOME").unwrap_or_default();
        let mut command = Command::new(program);
        command
            .env_remove("CARGO_TARGET_DIR")
            .env_remove("COLUMNS")
            .env("PATH", env::join_paths(path).expect("a PATH"))
            .env("CARGO_HOME", Path::new(&home).join(".cargo"))
            .env("GITHUB_ACTIONS", "true")
            .env("GITHUB_REPOSITORY", "ada/tokio-katas")
            .env("GITHUB_OUTPUT", self.path("output"))
            .env("GITHUB_STEP_SUMMARY", self.path("summary.md"))
            .env("ACTIONS_RUNTIME_TOKEN", "secret")
            .env("RUNNER_TEMP", self.path("temp"));
        command
    }

    /// Nothing that the platform keeps for itself got to the grader.
    fn told_the_grader_nothing(&self) {
        let environment = read(&self.path("environment"));
        for line in environment.lines() {
            for prefix in ["GITHUB_", "ACTIONS_", "RUNNER_"] {
                assert!(!line.starts_with(prefix), "{line}");
            }
        }
    }

    /// The points of the one exercise that is solved.
    fn points(&self) -> u64 {
        let exercise = self.desk.exercise("join_two");
        let checks = exercise.checks.iter();
        checks.map(|check| u64::from(check.points)).sum()
    }
}

/// What is true here must not depend on the sandbox that this machine has.
fn any_sandbox(script: &str) -> String {
    script.replace("require:t2", "auto")
}

/// A step of the workflow, by its name.
fn step<'a>(workflow: &'a Value, name: &str) -> &'a Value {
    let steps = workflow["jobs"]["grade"]["steps"].as_array();
    let mut steps = steps.expect("steps").iter();
    let step = steps.find(|step| step["name"] == name);
    step.unwrap_or_else(|| panic!("no step {name:?}"))
}

fn workflow() -> Value {
    serde_saphyr::from_str(&read(&file("github/grade.yml"))).expect("YAML")
}

#[test]
fn the_workflow_may_read_the_fork_and_nothing_else() {
    let workflow = workflow();
    assert_eq!(
        workflow["permissions"],
        serde_json::json!({"contents": "read"})
    );
    let jobs = workflow["jobs"].as_object().expect("jobs");
    assert!(jobs.values().all(|job| job.get("permissions").is_none()));
    let steps = jobs["grade"]["steps"].as_array().expect("steps");
    for step in steps {
        // What stands in `${{ }}` is put into the script as it is, whatever it says.
        let run = step["run"].as_str().unwrap_or_default();
        assert!(!run.contains("${{"), "{run}");
        let Some(uses) = step["uses"].as_str() else {
            continue;
        };
        let (action, version) = uses.split_once('@').expect("a version");
        assert!(action.starts_with("actions/"), "{uses}");
        assert!(
            version
                .strip_prefix('v')
                .is_some_and(|major| major.parse::<u32>().is_ok())
        );
        if action == "actions/checkout" {
            assert_eq!(step["with"]["persist-credentials"], false, "{uses}");
        }
    }
    let with_token: Vec<&Value> = steps
        .iter()
        .filter(|step| step.to_string().contains("github.token"))
        .collect();
    assert_eq!(with_token, [step(&workflow, "Find the course")]);
}

#[test]
fn the_workflow_takes_the_course_from_where_the_fork_comes_from() {
    let platform = Platform::new("fork", "card.json");
    let workflow = workflow();
    let script = step(&workflow, "Find the course")["run"]
        .as_str()
        .expect("a script");
    let gh = platform.path("bin/gh");
    for (answer, variable, found) in [
        ("teacher/tokio-katas", "", Some("teacher/tokio-katas")),
        ("teacher/tokio-katas", "other/course", Some("other/course")),
        ("", "", None),
        ("", "a/b\nevil=1", None),
    ] {
        fs::write(&gh, format!("#!/bin/sh\necho '{answer}'\n")).expect("a script");
        fs::set_permissions(&gh, fs::Permissions::from_mode(0o755)).expect("permissions");
        fs::write(platform.path("output"), "").expect("a file");
        let mut command = platform.command("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]);
        let code = i32::from(found.is_none());
        command.env("COURSE", variable).assert().code(code);
        let expected = found.map_or(String::new(), |name| format!("repository={name}\n"));
        assert_eq!(read(&platform.path("output")), expected);
    }
}

#[test]
fn github_actions_grade_a_fork_with_the_suites_of_the_course() {
    let platform = Platform::new("fork", "card.json");
    // No folder of the fork comes before the grading: the link would be the runner's own.
    fs::remove_file(platform.path("card.json")).expect("removed");
    symlink(platform.desk.root(), platform.path("course")).expect("a link");
    let workflow = workflow();
    let run = |name| {
        let step = step(&workflow, name);
        assert_eq!(step["working-directory"], "course");
        let script = step["run"].as_str().expect("a script");
        // `..` is the workspace for GitHub, where the course is no link.
        let workspace = format!("{}/", platform.folder.path().display());
        let script = script.replace("../", &workspace);
        let script = any_sandbox(&script);
        let mut command = platform.command("bash");
        command.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script]);
        command
            .current_dir(platform.path("course"))
            .assert()
            .code(0)
    };

    run("Grade").stdout("");
    platform.told_the_grader_nothing();
    let card: Scorecard = serde_json::from_str(&read(&platform.path("card.json"))).expect("JSON");
    assert_eq!(u64::from(card.totals.points_earned), platform.points());
    let exercises = card.exercises.iter();
    let graded: Vec<&str> = exercises
        .filter(|exercise| exercise.state == State::Graded)
        .map(|exercise| exercise.name.as_str())
        .collect();
    assert_eq!(graded, ["join_two"]);
    assert_eq!(card.notes.len(), 2, "{:?}", card.notes);
    assert!(read(&platform.path("report.html")).contains("<!DOCTYPE html>"));

    let assert = run("Annotate the files and write the summary");
    let text = String::from_utf8_lossy(&assert.get_output().stdout).into_owned();
    assert!(text.starts_with("::"), "{text}");
    let sums = format!(
        "{} of {} points",
        card.totals.points_earned, card.totals.points_possible
    );
    assert!(text.contains(&sums), "{text}");
    assert!(read(&platform.path("summary.md")).contains(&sums));
}

#[test]
fn gradescope_gets_its_results_and_no_link_is_followed() {
    let platform = Platform::new("submission", "results/results.json");
    fs::create_dir(platform.path("source")).expect("a folder");
    symlink(platform.desk.root(), platform.path("source/course")).expect("a link");
    let script = file("gradescope/run_autograder");
    let mut command = platform.command(script.to_str().expect("a path"));
    // `cargo` is to be found where the script looks first.
    command.env("CARGO_HOME", platform.folder.path());
    command.env_remove("RUSTUP_HOME");
    if let Some(home) = env::var_os("HOME") {
        let rustup = env::var_os("RUSTUP_HOME");
        let rustup = rustup.map_or_else(|| Path::new(&home).join(".rustup"), PathBuf::from);
        command.env("RUSTUP_HOME", rustup);
    }
    command.env("AUTOGRADER", platform.folder.path());
    command.current_dir(platform.folder.path()).assert().code(0);

    let results = read(&platform.path("results/results.json"));
    let value = valid(&schema("gradescope"), &results);
    assert_eq!(value["score"], platform.points());
    assert_eq!(read(&platform.path("victim")), "untouched");
}

#[test]
fn classroom_50_gets_its_result_and_no_link_is_followed() {
    let platform = Platform::new("checkout", "checkout/result.json");
    fs::create_dir(platform.path("bundle")).expect("a folder");
    let script = platform.path("bundle/autograder.py");
    let text = any_sandbox(&read(&file("classroom50/autograder.py")));
    fs::write(&script, text).expect("a script");
    let mut command = platform.command("python3");
    let handin = crate::formats::handin();
    command
        .arg(&script)
        .env("TOKIO_KATAS", platform.desk.root())
        .env("CLASSROOM", handin.classroom)
        .env("ASSIGNMENT", handin.assignment)
        .env("ASSIGNMENT_TYPE", handin.assignment_type)
        .env("OWNER", handin.owner)
        .env("SUBMISSION_TAG", handin.submission)
        .env("COMMIT_URL", handin.commit)
        .env("RELEASE_URL", handin.release)
        .env("REVIEW_URL", handin.review)
        .env("CLASSROOM50_BUNDLE_DIR", platform.path("bundle"))
        .current_dir(platform.path("checkout"));
    command.assert().code(0);

    platform.told_the_grader_nothing();
    let result = read(&platform.path("checkout/result.json"));
    let value = valid(&schema("classroom50"), &result);
    assert_eq!(value["score"], platform.points());
    assert_eq!(read(&platform.path("victim")), "untouched");
}

#[test]
fn the_image_has_the_rust_that_the_course_names() {
    let toolchain = read(&root().join("rust-toolchain.toml"));
    let mut lines = toolchain.lines();
    let channel = lines.find_map(|line| line.strip_prefix("channel = "));
    let channel = channel.expect("a channel").trim_matches('"');
    let dockerfile = read(&file("docker/Dockerfile"));
    assert!(dockerfile.contains(&format!("\nARG RUST={channel}\n")));
    // What it is built as is what it runs as.
    let user = dockerfile.rfind("\nUSER 1000:1000\n").expect("a user");
    assert!(user < dockerfile.find("\nENTRYPOINT").expect("an entry"));
}
