//! The whole course through the author's gate, and what other tests need to work with it.

use std::path::Path;

use grader::{
    exercise::{self, Course},
    progress::Progress,
    sandbox::{Sandbox, Wish},
    toolbox::{self, Toolbox, Tools},
    verify,
};

/// The course of this repository with a toolbox that is ready.
pub(crate) struct Opened {
    pub(crate) course: Course,
    pub(crate) toolbox: Toolbox,
}

impl Opened {
    pub(crate) async fn open() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"))
            .parent()
            .expect("a workspace");
        let tools = Tools::locate(root).await.expect("the tools are there");
        let course = exercise::discover(root, &tools)
            .await
            .expect("the course can be read");
        let program = Path::new(env!("CARGO_BIN_EXE_grader"));
        let sandbox = Sandbox::open(Wish::Auto, program)
            .await
            .expect("there is some sandbox");
        let toolbox = toolbox::prepare(root, &course.target, &tools, &sandbox, |_| {})
            .await
            .expect("the toolbox builds");
        Self { course, toolbox }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_course_passes_the_author_s_gate() {
    let opened = Opened::open().await;
    let names: Vec<String> = opened
        .course
        .exercises
        .iter()
        .map(|exercise| exercise.name.clone())
        .collect();
    assert!(
        names.len() >= 24,
        "only {} exercises were found",
        names.len()
    );
    let jobs = std::thread::available_parallelism().map_or(2, usize::from);
    let progress = Progress::hidden();
    let verified = verify::verify(
        &opened.course,
        &opened.toolbox,
        &names,
        7.into(),
        jobs,
        &progress,
    )
    .await
    .expect("the grader is well");
    let findings: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
