//! The course and its exercises, as cargo's metadata and the folders tell them.
//!
//! Invariant: there is no list of exercises to keep up: a package under `tests/` is one, and
//! whatever is wrong with it is an error that names the file, never passed over.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, ensure};
use cargo_metadata::Metadata;
use serde::Deserialize;

use crate::{
    policy::{Denied, Group},
    sandbox::{self, Exit, Job},
    scorecard::Disclosure,
    suite::CheckSpec,
    toolbox::Tools,
};

mod manifest;

/// All exercises, and where they are.
#[derive(Clone, Debug)]
pub struct Course {
    /// The folder of the workspace's manifest.
    pub root: PathBuf,
    pub title: String,
    /// How much a report may tell.
    pub disclosure: Disclosure,
    /// Cargo's target folder of the workspace.
    pub target: PathBuf,
    /// By topic, and by their number in it.
    pub exercises: Vec<Exercise>,
}

impl Course {
    /// The named exercises, in the course's order.
    pub fn select(&self, names: &[String]) -> Vec<&Exercise> {
        let wanted = |exercise: &&Exercise| names.contains(&exercise.name);
        self.exercises.iter().filter(wanted).collect()
    }

    /// The exercise of that name.
    pub fn exercise(&self, name: &str) -> Option<&Exercise> {
        self.exercises.iter().find(|exercise| exercise.name == name)
    }
}

/// One task with all its parts. Paths are relative to the course's root, with `/`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(Default))]
pub struct Exercise {
    /// Also the name of the package, the crate and the file.
    pub name: String,
    /// The folder that it stands in, such as `02_joining`.
    pub topic: String,
    /// Its place in the topic, from 1.
    pub number: u32,
    pub title: String,
    /// One sentence, shown after passing.
    pub idea: String,
    /// Three, from a nudge to nearly there.
    pub hints: Vec<String>,
    /// Real time that a check's process may take, in milliseconds.
    pub timeout_ms: u64,
    /// Groups of the policy that are its subject.
    pub allow: Vec<Group>,
    /// What this exercise forbids besides.
    pub deny: Vec<Denied>,
    /// What the learner edits: `exercises/02_joining/join_two.rs`.
    pub file: String,
    pub solution: String,
    pub stub: String,
    pub suite: String,
    /// Wrong answers, in the order of their names, as are the next two.
    pub mutants: Vec<String>,
    /// Right answers of other shapes than the solution's.
    pub witnesses: Vec<String>,
    /// Answers that do nothing of the task.
    pub idle: Vec<String>,
    /// The crates that a learner may use.
    pub dependencies: Vec<String>,
    /// The crates that the suite uses beyond those.
    pub dev_dependencies: Vec<String>,
    pub checks: Vec<CheckSpec>,
}

impl Exercise {
    /// Where it lies in a submission: `02_joining/join_two.rs`.
    pub fn place(&self) -> String {
        format!("{}/{}.rs", self.topic, self.name)
    }
}

/// `[workspace.metadata]`, as far as it concerns us.
#[derive(Deserialize)]
struct WorkspaceMetadata {
    course: CourseTable,
}

/// `[workspace.metadata.course]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseTable {
    title: String,
    #[serde(default)]
    disclosure: Disclosure,
}

/// The folder of the course: the nearest one from `start` upwards whose manifest says that it
/// is one, or else the one that this program was built in.
///
/// # Errors
///
/// There is none, not even the built-in one.
pub fn find_root(start: &Path) -> anyhow::Result<PathBuf> {
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    start
        .ancestors()
        .chain(built_in)
        .find(|folder| is_root(folder))
        .map(Path::to_owned)
        .with_context(|| {
            format!(
                "no course in {} or above it: change into the folder of the course",
                start.display()
            )
        })
}

/// Looking for the table's line will do: only to find the folder, cargo need not be asked.
fn is_root(folder: &Path) -> bool {
    fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|text| {
        text.lines()
            .any(|line| line.trim() == "[workspace.metadata.course]")
    })
}

/// Reads the course at `root` with all its exercises.
///
/// # Errors
///
/// Something is wrong with the course; the message names the file.
pub async fn discover(root: &Path, tools: &Tools) -> anyhow::Result<Course> {
    let metadata = cargo_metadata(root, tools).await?;
    // As cargo writes it in all other paths, links resolved or not.
    let root = metadata.workspace_root.as_std_path();
    let manifest = root.join("Cargo.toml");
    let settings: WorkspaceMetadata = serde_json::from_value(metadata.workspace_metadata.clone())
        .with_context(|| {
        format!("read [workspace.metadata.course] in {}", manifest.display())
    })?;
    let mut exercises = Vec::new();
    for package in &metadata.packages {
        let manifest = Path::new(&package.manifest_path);
        let Some((topic, name)) = manifest::place_of(root, manifest) else {
            continue;
        };
        let exercise = manifest::read(root, &topic, &name, package)
            .with_context(|| format!("read the exercise of {}", manifest.display()))?;
        exercises.push(exercise);
    }
    exercises.sort_by(|a, b| (&a.topic, a.number, &a.name).cmp(&(&b.topic, b.number, &b.name)));
    for pair in exercises.windows(2) {
        ensure!(
            pair[0].topic != pair[1].topic || pair[0].number != pair[1].number,
            "{} and {} have the same number in {}",
            pair[0].name,
            pair[1].name,
            pair[0].topic
        );
    }
    Ok(Course {
        root: root.to_owned(),
        title: settings.course.title,
        disclosure: settings.course.disclosure,
        target: metadata.target_directory.into(),
        exercises,
    })
}

async fn cargo_metadata(root: &Path, tools: &Tools) -> anyhow::Result<Metadata> {
    let mut job = Job::new(&tools.cargo, root);
    let args = [
        "metadata",
        "--no-deps",
        "--offline",
        "--format-version",
        "1",
    ];
    job.args = args.map(OsString::from).into();
    job.env = tools.cargo_env();
    // Where cargo that builds the grader puts things, the grader puts its own.
    if let Some(target) = env::var_os("CARGO_TARGET_DIR") {
        job.env.insert("CARGO_TARGET_DIR".into(), target);
    }
    job.output_cap = 64 << 20;
    let finished = sandbox::run(job).await?;
    ensure!(
        finished.exit == Exit::Code(0),
        "`cargo metadata` failed in {}:\n{}",
        root.display(),
        String::from_utf8_lossy(&finished.stderr.bytes).trim_end()
    );
    serde_json::from_slice(&finished.stdout.bytes)
        .with_context(|| format!("read cargo's metadata of {}", root.display()))
}

#[cfg(test)]
mod tests;
