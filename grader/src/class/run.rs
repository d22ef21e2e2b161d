//! A class's grading under way: one student after the other.
//!
//! Invariant: an error says that nothing can be read or written there; whatever else keeps a
//! student from a result is told in that student's place.

use std::{
    fs,
    panic::AssertUnwindSafe,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use futures::FutureExt;

use super::{
    Request,
    folder::Entry,
    record::{Record, digest},
};
use crate::{
    candidate,
    disclose::disclose,
    exercise::Course,
    exit_code::{self, ExitCode},
    grade::{self, no_result, panic_message},
    output,
    progress::Progress,
    report::{self, Format, Style},
    scorecard::{ExerciseReport, Scorecard, class::Student},
    seed::Seed,
    submission,
    toolbox::Toolbox,
};

/// The folder of the scorecards, in that of the results.
const STUDENTS: &str = "students";

/// A grading under way.
pub(super) struct Run<'a> {
    course: &'a Course,
    toolbox: &'a Toolbox,
    request: &'a Request,
    seed: Seed,
    /// A hash of all that a scorecard is made of beside the submission.
    ground: String,
    record: Record,
    /// Who is at fault, if it is no student, that somebody has no result.
    pub(super) fault: Option<ExitCode>,
}

impl<'a> Run<'a> {
    /// Takes up what is known of an earlier run.
    pub(super) fn open(
        course: &'a Course,
        toolbox: &'a Toolbox,
        request: &'a Request,
    ) -> Result<Self> {
        let students = request.output.join(STUDENTS);
        fs::create_dir_all(&students)
            .with_context(|| format!("create the folder {}", students.display()))
            .map_err(exit_code::environment)?;
        let mut record = Record::read(&request.output);
        let number = request.seed.or(record.seed);
        let number = number.map_or_else(Seed::draw, Ok)?;
        record.seed = Some(number);
        record
            .write(&request.output)
            .map_err(exit_code::environment)?;
        let seed = Seed {
            number,
            secret: request.secret,
        };
        Ok(Self {
            course,
            toolbox,
            request,
            seed,
            ground: ground(course, toolbox, &request.names, seed)?,
            record,
            fault: None,
        })
    }

    /// The student's result, and in words how it was come by.
    pub(super) async fn student(
        &mut self,
        entry: &Entry,
        progress: &Progress,
    ) -> Result<(Student, String)> {
        let student = |file: Option<&str>, card| Student {
            name: entry.name.clone(),
            file: file.map(str::to_owned),
            card: in_short(card),
        };
        if entry.is_link {
            let why = "is a symbolic link, and was not followed";
            let card = no_result(&format!("{} {why}", entry.name));
            return Ok((student(None, card), why.to_owned()));
        }
        let output = &self.request.output;
        let file = format!("{STUDENTS}/{}.json", entry.stem);
        let dir = submission::exercises(self.course, entry.path.clone());
        let made_of = self.made_of(&dir);
        if let Some(card) = self.record.card(output, &file, &made_of) {
            let how = format!("{}, as before: not graded again", points(&card));
            return Ok((student(Some(&file), card), how));
        }
        let (card, how) = match self.grade(dir, progress).await {
            Ok(card) => {
                if card.not_run() > 0 {
                    self.fault.get_or_insert(ExitCode::Environment);
                }
                let how = points(&card);
                (disclose(card, self.course.disclosure), how)
            }
            Err((code, error)) => {
                self.fault.get_or_insert(code);
                (no_result(&error), format!("not graded: {error}"))
            }
        };
        let text = Format::Json.render(&card, &Style::PLAIN)?;
        let written = if card.error.is_none() && card.not_run() == 0 {
            self.record.add(output, &file, made_of, &text)
        } else {
            let forgotten = self.record.forget(output, &file);
            forgotten.and_then(|()| output::write(&output.join(&file), text.as_bytes()))
        };
        written.map_err(exit_code::environment)?;
        Ok((student(Some(&file), card), how))
    }

    /// Grades a submission; what stops that is told, with who is at fault.
    async fn grade(
        &self,
        submission: PathBuf,
        progress: &Progress,
    ) -> Result<Scorecard, (ExitCode, String)> {
        let request = grade::Request {
            names: self.request.names.clone(),
            submission,
            seed: self.seed,
            jobs: self.request.jobs,
            budget: Some(self.request.budget),
            goals: None,
        };
        let work = grade::grade(self.course, self.toolbox, &request, progress);
        let done = AssertUnwindSafe(work).catch_unwind().await;
        progress.finish();
        match done {
            Ok(Ok(card)) => Ok(card),
            Ok(Err(error)) => Err((ExitCode::of(&error), format!("{error:#}"))),
            Err(panic) => Err((ExitCode::Internal, panic_message(panic.as_ref()))),
        }
    }

    /// A hash of all that the scorecard of the submission in `dir` is made of.
    fn made_of(&self, dir: &Path) -> String {
        let wanted = self.course.select(&self.request.names).into_iter();
        let mut parts = vec![self.ground.clone()];
        parts.extend(wanted.map(|exercise| {
            let read = candidate::read(self.course, dir, exercise);
            format!("{read:?}")
        }));
        parts.push(format!("{:?}", submission::notes(self.course, dir)));
        digest(parts.iter().map(String::as_bytes))
    }
}

/// A hash of the grader, the machine's part and the course's.
fn ground(course: &Course, toolbox: &Toolbox, names: &[String], seed: Seed) -> Result<String> {
    let program = std::env::current_exe().context("find the grader's own program")?;
    let program = fs::metadata(&program).context("look at the grader's own program")?;
    let sandbox = toolbox.sandbox.name();
    let seed = (seed.number, seed.fingerprint());
    let said = (
        (program.len(), program.modified().ok()),
        (&toolbox.key, sandbox, seed),
        course.disclosure,
    );
    let mut parts = vec![format!("{said:?}").into_bytes()];
    for exercise in course.select(names) {
        parts.push(format!("{exercise:?}").into_bytes());
        for place in [&exercise.stub, &exercise.suite, &exercise.solution] {
            let path = course.root.join(place);
            let bytes = fs::read(&path).with_context(|| format!("read {}", path.display()));
            parts.push(bytes.map_err(exit_code::environment)?);
        }
    }
    Ok(digest(parts.iter().map(Vec::as_slice)))
}

fn points(card: &Scorecard) -> String {
    let totals = &card.totals;
    format!(
        "{} of {} points{}",
        totals.points_earned,
        totals.points_possible,
        report::not_run(card)
    )
}

/// What the reports on a class need, so that those of many students have room.
fn in_short(card: Scorecard) -> Scorecard {
    let short = |mut exercise: ExerciseReport| {
        exercise.source = None;
        for check in &mut exercise.checks {
            check.output = None;
            check.timeline = None;
        }
        exercise
    };
    Scorecard {
        exercises: card.exercises.into_iter().map(short).collect(),
        ..card
    }
}
