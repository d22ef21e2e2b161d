//! Tests of compiling, with the real compilers and the course's own toolbox.
//!
//! Invariant: the exercise is made for them; of the course they use the testkit alone.

use super::*;
use crate::{
    candidate::Role,
    exercise,
    policy::Group,
    sandbox::{Job, Sandbox},
    scorecard::Level,
    toolbox::{self, Tools},
};

mod forbidden;
mod library;
mod lints;
mod own_main;

const SHOWN: &str = "exercises/02_two/one.rs";

const STUB: &str =
    "//! Task.\npub async fn twice(value: u32) -> u32 {\n    todo!(\"{value}\")\n}\n";

const SUITE: &str = "//! Suite.
use one::twice;

#[test]
fn doubles() {
    fn movable<F: Future<Output = u32> + Send>(future: F) -> F { future }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build().unwrap();
    let secret: u32 = runtime.block_on(movable(twice(21)));
    assert_eq!(secret, 42);
}
";

/// A small course of one exercise, with a toolbox to compile it with.
struct Scene {
    _folder: TempDir,
    toolbox: Toolbox,
    exercise: Exercise,
    workdir: TempDir,
}

impl Scene {
    async fn new() -> Self {
        let root = exercise::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let tools = Tools::locate(&root).await.unwrap();
        // Where cargo puts this test: `target/debug/deps/<test>`.
        let program = std::env::current_exe().unwrap();
        let target = program.ancestors().nth(3).unwrap();
        let mut toolbox = toolbox::prepare(&root, target, &tools, &Sandbox::off(), |_| {})
            .await
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let tests = folder.path().join("tests/02_two/one");
        fs::create_dir_all(&tests).unwrap();
        fs::write(tests.join("stub.rs"), STUB).unwrap();
        fs::write(tests.join("suite.rs"), SUITE).unwrap();
        let solution = folder.path().join("solutions/02_two/one.rs");
        fs::create_dir_all(solution.parent().unwrap()).unwrap();
        fs::write(solution, with("")).unwrap();
        toolbox.root = folder.path().to_owned();
        let exercise = Exercise {
            name: "one".to_owned(),
            topic: "02_two".to_owned(),
            timeout_ms: 5000,
            file: SHOWN.to_owned(),
            solution: "solutions/02_two/one.rs".to_owned(),
            stub: "tests/02_two/one/stub.rs".to_owned(),
            suite: "tests/02_two/one/suite.rs".to_owned(),
            dependencies: ["futures", "tokio", "tokio-util"].map(str::to_owned).into(),
            dev_dependencies: vec!["testkit".to_owned()],
            ..Exercise::default()
        };
        let workdir = workdir(&toolbox).unwrap();
        Self {
            _folder: folder,
            toolbox,
            exercise,
            workdir,
        }
    }

    /// What is told of a file that is built.
    async fn told(&mut self, source: &str) -> Vec<Diagnostic> {
        match self.compile(source).await {
            Build::Ready { diagnostics, .. } => diagnostics,
            other => panic!("{source}: {other:?}"),
        }
    }

    async fn compile(&mut self, source: &str) -> Build {
        self.workdir = workdir(&self.toolbox).unwrap();
        let candidate = Candidate {
            role: Role::Learner,
            shown: SHOWN.to_owned(),
            source: source.to_owned(),
        };
        compile(
            &candidate,
            &self.exercise,
            &self.toolbox,
            self.workdir.path(),
        )
        .await
        .unwrap()
    }

    /// The first diagnostic of a file that does not compile, and the author's note.
    async fn error(&mut self, source: &str) -> (Diagnostic, Option<String>) {
        match self.compile(source).await {
            Build::DidNotCompile {
                reason,
                diagnostics,
                author_note,
            } => {
                assert!(reason.ends_with('.'), "{reason}");
                (diagnostics[0].clone(), author_note)
            }
            other => panic!("{other:?}"),
        }
    }

    /// The group that a forbidden file is rejected for.
    async fn group(&mut self, source: &str) -> String {
        match self.compile(source).await {
            Build::Rejected {
                reason,
                diagnostics,
            } => {
                let first = &diagnostics[0];
                assert_eq!(first.level, Level::Policy, "{diagnostics:?}");
                let group = first.code.clone().unwrap();
                assert_eq!(reason, group.parse::<Group>().unwrap().why());
                assert!(first.help.is_some());
                group
            }
            other => panic!("{source}: {other:?}"),
        }
    }
}

/// `twice`, with `body` in front of the answer.
fn with(body: &str) -> String {
    format!("//! Mine.\npub async fn twice(value: u32) -> u32 {{\n    {body}\n    value * 2\n}}\n")
}

#[tokio::test]
async fn a_good_file_gives_a_suite_that_runs_and_a_policy_without_gaps() {
    let mut scene = Scene::new().await;
    let source = with("tokio::task::yield_now().await;");
    let Build::Ready {
        suite_binary,
        diagnostics,
        unknown_paths,
    } = scene.compile(&source).await
    else {
        panic!("not ready");
    };
    assert_eq!(diagnostics, []);
    assert_eq!(unknown_paths, [""; 0]);
    let finished = sandbox::run(Job::new(suite_binary, "/")).await.unwrap();
    assert_eq!(finished.exit, Exit::Code(0));

    // A panic names the file as the learner knows it.
    let Build::Ready { suite_binary, .. } = scene.compile(STUB).await else {
        panic!("not ready");
    };
    let mut job = Job::new(suite_binary, "/");
    job.args = vec!["--nocapture".into()];
    job.merge_output = true;
    let finished = sandbox::run(job).await.unwrap();
    assert_eq!(finished.exit, Exit::Code(101));
    let text = String::from_utf8_lossy(&finished.stdout.bytes);
    assert!(text.contains(&format!("at {SHOWN}:3:5")), "{text}");
}

#[tokio::test]
async fn warnings_and_advice_are_told_and_cost_nothing() {
    let mut scene = Scene::new().await;
    let source = with("let unused = 1; let _ = tokio::time::sleep(std::time::Duration::ZERO);");
    let Build::Ready { diagnostics, .. } = scene.compile(&source).await else {
        panic!("not ready");
    };
    let told: Vec<_> = diagnostics
        .iter()
        .map(|it| {
            (
                it.level,
                it.code.as_deref().unwrap(),
                it.place.as_ref().unwrap().line,
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (Level::Warning, "unused_variables", 3),
            (Level::Advice, "clippy::let_underscore_future", 3),
        ]
    );
    assert!(
        !diagnostics[1].rendered.contains("-W clippy"),
        "{}",
        diagnostics[1].rendered
    );
}

#[tokio::test]
async fn compile_errors_are_told_with_the_path_that_the_learner_knows() {
    let mut scene = Scene::new().await;
    let (error, _) = scene.error(&with("let x: u32 = \"text\"; _ = x;")).await;
    assert_eq!(error.level, Level::Error);
    assert_eq!(error.code.as_deref(), Some("E0308"));
    let place = error.place.unwrap();
    assert_eq!(
        (place.file.as_str(), place.line, place.column),
        (SHOWN, 3, 18)
    );
    assert!(
        error.rendered.contains(&format!("--> {SHOWN}:3:18")),
        "{}",
        error.rendered
    );
    assert!(!error.rendered.contains('\x1b'));

    let (error, _) = scene.error("pub fn (").await;
    assert_eq!(error.place.unwrap().line, 1);
}

#[tokio::test]
async fn a_wrong_signature_is_shown_beside_the_right_one_and_the_suite_never() {
    let mut scene = Scene::new().await;
    let (error, note) = scene
        .error("pub async fn twice(value: u64) -> u64 { value }")
        .await;
    assert_eq!(error.level, Level::Signature);
    assert_eq!(error.code.as_deref(), Some("signature"));
    assert!(
        error
            .rendered
            .contains("pub async fn twice(value: u32) -> u32\n"),
        "{}",
        error.rendered
    );
    assert!(
        error
            .rendered
            .contains("pub async fn twice(value: u64) -> u64\n"),
        "{}",
        error.rendered
    );
    assert!(!error.rendered.contains("secret"), "{}", error.rendered);
    assert!(note.unwrap().contains("caller.rs"));
    assert!(!error.rendered.contains("__"), "{}", error.rendered);

    let (error, _) = scene.error("pub fn other() {}").await;
    assert_eq!(error.message, "there is no public `twice`");

    let held = with("let held = std::rc::Rc::new(1); tokio::task::yield_now().await; drop(held);");
    let (error, _) = scene.error(&held).await;
    assert_eq!(error.level, Level::Signature);
    assert!(
        error.message.contains("cannot be sent between threads"),
        "{}",
        error.message
    );
    assert!(
        error.rendered.contains(&format!("{SHOWN}:2:")),
        "{}",
        error.rendered
    );
    assert!(!error.rendered.contains("movable"), "{}", error.rendered);
}

#[tokio::test]
async fn the_compiler_decides_what_a_signature_means_and_not_its_text() {
    let mut scene = Scene::new().await;
    let shadowed = "type u32 = u64;\npub async fn twice(value: u32) -> u32 { 2 * value }";
    let (error, _) = scene.error(shadowed).await;
    assert_eq!(error.level, Level::Signature);
    assert!(
        error.message.contains("does not mean the same"),
        "{}",
        error.message
    );
    assert!(!error.rendered.contains("__"), "{}", error.rendered);

    let other = "use std::primitive as p;\npub fn twice(value: p::u32) -> impl Future<Output = p::u32> + Send { async move { 2 * value } }";
    let fits = scene.compile(other).await;
    assert!(matches!(fits, Build::Ready { .. }), "{fits:?}");
}

#[tokio::test]
async fn a_suite_that_fits_no_solution_is_the_courses_fault() {
    let scene = Scene::new().await;
    let suite = scene.toolbox.root.join(&scene.exercise.suite);
    fs::write(suite, SUITE.replace("twice(21)", "twice(21, 22)")).unwrap();
    let compiled = |role, source: &str| {
        let candidate = Candidate {
            role,
            shown: SHOWN.to_owned(),
            source: source.to_owned(),
        };
        let (exercise, toolbox) = (&scene.exercise, &scene.toolbox);
        let workdir = workdir(toolbox).unwrap();
        async move { compile(&candidate, exercise, toolbox, workdir.path()).await }
    };
    let error = compiled(Role::Learner, &with("")).await.unwrap_err();
    let said = format!("{error:#}");
    let expected = "tests/02_two/one/suite.rs does not compile against solutions/02_two/one.rs";
    assert!(said.contains(expected), "{said}");
    assert!(said.contains("E0061"), "{said}");

    // The author's gate sees it as data.
    let build = compiled(Role::Solution, &with("")).await.unwrap();
    assert!(
        matches!(&build, Build::DidNotCompile { author_note: Some(note), .. } if note.contains("E0061")),
        "{build:?}"
    );
    // A wrong declaration is the learner's own fault, whatever the suite is like.
    let build = compiled(Role::Learner, "pub fn twice() {}").await.unwrap();
    assert!(matches!(build, Build::DidNotCompile { .. }), "{build:?}");
}
