//! A whole class: each folder in it is a student's submission.
//!
//! Invariant: a student can cost nobody else anything, whatever they hand in, and what was
//! graded before an interruption is not graded again.

mod folder;
mod record;
mod run;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Result, anyhow, bail};

use crate::{
    exercise::Course,
    exit_code::{self, ExitCode},
    grade::no_result,
    output,
    progress::Progress,
    report,
    scorecard::class::{Class, Student},
    seed::Secret,
    toolbox::Toolbox,
};
use run::Run;

/// What to grade, and where the results go.
#[derive(Clone, Debug)]
pub struct Request {
    /// The folder that holds one for each student.
    pub dir: PathBuf,
    /// The folder of the results; it is made if it is not there.
    pub output: PathBuf,
    /// Names of exercises.
    pub names: Vec<String>,
    /// Where the varied inputs come from; without one, from the seed of the last run.
    pub seed: Option<u64>,
    /// What those who know the seed do not know.
    pub secret: Option<Secret>,
    /// How many processes run at once.
    pub jobs: usize,
    /// Processor time for each submission.
    pub budget: Duration,
}

/// What a grading of a class came to.
#[derive(Debug)]
pub struct Graded {
    pub class: Class,
    pub page: PathBuf,
    pub table: PathBuf,
    /// Who is at fault, if it is no student, that somebody has no result.
    pub fault: Option<ExitCode>,
}

/// Where a class's results go if nobody says so.
pub fn default_output(course: &Course, dir: &Path) -> PathBuf {
    let name = folder::stem(dir.file_name().unwrap_or(dir.as_os_str()));
    course.target.join("grader").join("class").join(name)
}

/// Grades one student after the other, and writes each scorecard as soon as it is there; then
/// the table and the page. `tell` hears a line on each student.
///
/// # Errors
/// If nothing can be read or written there, or there is no student.
pub async fn grade(
    course: &Course,
    toolbox: &Toolbox,
    request: &Request,
    progress: &Progress,
    mut tell: impl FnMut(&str),
) -> Result<Graded> {
    progress.finish();
    let folder = folder::read(&request.dir).map_err(exit_code::usage)?;
    if folder.entries.is_empty() {
        let dir = request.dir.display();
        return Err(exit_code::usage(anyhow!(
            "{dir} has no folder in it: name one that holds a folder for each student"
        )));
    }
    refuse_inside(&request.output, &request.dir).map_err(exit_code::usage)?;
    let mut run = Run::open(course, toolbox, request)?;
    for line in &folder.left_out {
        tell(&format!("left out: {}", harmless(line)));
    }
    let count = folder.entries.len();
    let mut students = Vec::with_capacity(count);
    for (at, entry) in folder.entries.iter().enumerate() {
        progress.student(&harmless(&entry.name));
        let (student, how) = run.student(entry, progress).await?;
        let line = format!("{}, {} of {count}: {how}", entry.name, at + 1);
        tell(&harmless(&line));
        students.push(student);
    }
    let class = Class {
        name: folder::text(&request.dir),
        students,
        left_out: folder.left_out,
    };
    let (table, page) = write(&request.output, &class)?;
    Ok(Graded {
        class,
        page,
        table,
        fault: run.fault,
    })
}

/// Says in the table and on the page in `output` that there is no result, because of `error`;
/// what can't even be written is left to the error itself.
pub fn write_error(output: &Path, dir: &Path, error: &str) {
    let nobody = Student {
        name: String::new(),
        file: None,
        card: no_result(error),
    };
    let class = Class {
        name: folder::text(dir),
        students: vec![nobody],
        left_out: Vec::new(),
    };
    let _ = write(output, &class);
}

/// Writes the table and the page, and tells where they are.
fn write(output: &Path, class: &Class) -> Result<(PathBuf, PathBuf)> {
    let (table, page) = (output.join("class.csv"), output.join("class.html"));
    let texts = (report::class_csv(class)?, report::class_page(class));
    output::write(&table, texts.0.as_bytes()).map_err(exit_code::environment)?;
    output::write(&page, texts.1.as_bytes()).map_err(exit_code::environment)?;
    Ok((table, page))
}

/// What was written there would be a student in the next run.
fn refuse_inside(output: &Path, dir: &Path) -> Result<()> {
    let absolute = std::path::absolute(output)?;
    let mut there = absolute.ancestors();
    let there = there.find_map(|folder| folder.canonicalize().ok());
    if there.is_some_and(|there| there.starts_with(dir)) {
        bail!(
            "the results can't be written to {}, which lies among the students: name another \
             folder with --output",
            output.display()
        );
    }
    Ok(())
}

/// A line of anybody's, without what a terminal would act on.
fn harmless(text: &str) -> String {
    report::harmless(text).trim_end().replace('\n', " ")
}
