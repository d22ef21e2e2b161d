//! The work that watch mode waits for: one grading, a goal, or all exercises.
//!
//! Invariant: what comes back names the text that it is about, so that a result on an older
//! text can be told from one on what is in the file now.

use std::{path::PathBuf, sync::Arc};

use anyhow::Result;
use futures::future::try_join_all;

use super::Options;
use crate::{
    browser, candidate,
    exercise::Course,
    grade::{self, Bench, Goals},
    progress::Progress,
    scorecard::{ExerciseReport, Scorecard},
    toolbox::Toolbox,
};

/// What work came to; exercises by their place in the course.
pub(super) enum Done {
    Graded {
        at: usize,
        /// The text that was graded; none if the file can't be read.
        source: Option<String>,
        report: ExerciseReport,
    },
    /// The solution's report, with the same seed.
    Goal {
        at: usize,
        report: Arc<ExerciseReport>,
    },
    /// What the page did not know of exercises that were begun.
    Started(Vec<Started>),
    /// A browser shows the page, or there is none that would.
    Opened { path: PathBuf, is_shown: bool },
    All {
        sources: Vec<Option<String>>,
        card: Scorecard,
    },
}

/// An exercise that was begun, as far as it is known; by its place in the course.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Started {
    pub(super) at: usize,
    /// The text that the report is about.
    pub(super) source: Option<String>,
    pub(super) report: Option<ExerciseReport>,
}

/// Does work, with what all of it needs.
pub(super) struct Worker {
    course: Arc<Course>,
    pub(super) toolbox: Toolbox,
    pub(super) options: Options,
    submission: PathBuf,
    goals: Goals,
}

impl Worker {
    pub(super) fn new(course: Arc<Course>, toolbox: Toolbox, options: Options) -> Self {
        Self {
            submission: course.root.join("exercises"),
            course,
            toolbox,
            options,
            goals: Goals::default(),
        }
    }

    fn bench(&self) -> Bench<'_> {
        Bench::new(
            &self.course,
            &self.toolbox,
            self.options.seed,
            self.options.jobs,
        )
    }

    pub(super) async fn grade(&self, at: usize) -> Result<Done> {
        let exercise = &self.course.exercises[at];
        let read = candidate::read(&self.course, &self.submission, exercise);
        let source = read.as_ref().ok().map(|candidate| candidate.source.clone());
        let report = grade::grade_read(&self.bench(), exercise, read).await?;
        Ok(Done::Graded { at, source, report })
    }

    pub(super) async fn goal(&self, at: usize) -> Result<Done> {
        let exercise = &self.course.exercises[at];
        let report = self.goals.of(&self.bench(), exercise).await?;
        Ok(Done::Goal { at, report })
    }

    /// Grades what nobody has graded yet, and puts goals beside all that failed.
    pub(super) async fn started(&self, started: Vec<Started>) -> Result<Done> {
        let bench = self.bench();
        let all = started.into_iter().map(async |mut one| {
            let exercise = &self.course.exercises[one.at];
            let mut report = if let Some(report) = one.report {
                report
            } else {
                let read = candidate::read(&self.course, &self.submission, exercise);
                one.source = read.as_ref().ok().map(|candidate| candidate.source.clone());
                grade::grade_read(&bench, exercise, read).await?
            };
            self.goals.add(&bench, exercise, &mut report).await?;
            one.report = Some(report);
            anyhow::Ok(one)
        });
        Ok(Done::Started(try_join_all(all).await?))
    }

    pub(super) async fn open_page(&self, path: PathBuf) -> Result<Done> {
        let is_shown = browser::open(&path).await;
        Ok(Done::Opened { path, is_shown })
    }

    pub(super) async fn grade_all(&self) -> Result<Done> {
        let exercises = &self.course.exercises;
        let sources = exercises.iter().map(|exercise| {
            let read = candidate::read(&self.course, &self.submission, exercise);
            read.ok().map(|candidate| candidate.source)
        });
        let sources = sources.collect();
        let request = grade::Request {
            names: exercises.iter().map(|it| it.name.clone()).collect(),
            submission: self.submission.clone(),
            seed: self.options.seed,
            jobs: self.options.jobs,
            budget: None,
            goals: None,
        };
        let card = grade::grade(&self.course, &self.toolbox, &request, &Progress::hidden()).await?;
        Ok(Done::All { sources, card })
    }
}
