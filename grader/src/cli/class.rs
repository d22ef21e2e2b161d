//! `grade --class`: a whole class, and where its results are.
//!
//! Invariant: standard output gets what a person wants to know at the end, standard error a line
//! on each student as soon as there is one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{args::GradeArgs, open, prepare, print, select, show_page, terminal};
use crate::{
    class,
    exit_code::{self, ExitCode},
    progress::Progress,
    scorecard::class::Student,
};

/// Grades the class in `dir`; if that fails, the table and the page say so.
pub(super) async fn grade(args: &GradeArgs, dir: &Path) -> Result<ExitCode> {
    let dir = dir
        .canonicalize()
        .with_context(|| format!("open the class {}", dir.display()))
        .map_err(exit_code::usage)?;
    let mut output = args.reports.output().map(Path::to_owned);
    let done = graded(args, &dir, &mut output).await;
    if let (Err(error), Some(output)) = (&done, &output)
        // A command line that makes no sense asked for nothing.
        && ExitCode::of(error) != ExitCode::Usage
    {
        class::write_error(output, &dir, &format!("{error:#}"));
    }
    done
}

/// Grades the class; `output` is where the results go, once that is known.
async fn graded(args: &GradeArgs, dir: &Path, output: &mut Option<PathBuf>) -> Result<ExitCode> {
    let progress = Progress::new();
    let (course, tools) = open().await.map_err(exit_code::environment)?;
    let request = class::Request {
        names: select::names(&course, &args.names).map_err(exit_code::usage)?,
        output: output
            .get_or_insert_with(|| class::default_output(&course, dir))
            .clone(),
        seed: args.run.seed,
        secret: args.run.secret(&[&course.root, dir])?,
        jobs: args.run.jobs(),
        budget: args.budget(),
        dir: dir.to_owned(),
    };
    let toolbox = prepare(&course, &tools, args.run.sandbox, &progress).await?;
    let graded = class::grade(&course, &toolbox, &request, &progress, terminal::note).await?;
    if args.open {
        show_page(&graded.page).await;
    }

    let students = &graded.class.students;
    let passed = students.iter().filter(|it| it.passed()).count();
    let none = students.iter().filter(|it| it.card.error.is_some()).count();
    print(&format!(
        "students: {}, passed everything: {passed}, without a result: {none}\n{}\n{}\n",
        students.len(),
        graded.table.display(),
        graded.page.display(),
    ))?;
    Ok(match graded.fault {
        Some(code) => code,
        None if args.exit_zero || students.iter().all(Student::passed) => ExitCode::Passed,
        None => ExitCode::Failed,
    })
}
