//! A class: a table for a spreadsheet, a page for a browser, and the sums that they show.
//!
//! Invariant: every student has a line, also one without a result, and the sums count what the
//! scorecards say and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use ::csv::{QuoteStyle, WriterBuilder};
use anyhow::{Context, Result};
use testkit_record::Code;

use super::{
    csv::{self, NOT_GRADED},
    html, plain,
};
use crate::scorecard::{
    ExerciseReport, Verdict,
    class::{Class, Student},
};

/// The state of a student some of whose exercises have no result.
const NOT_ALL_RUN: &str = "not_all_run";

/// The columns before those of the exercises.
const HEAD: [&str; 10] = [
    "student",
    "state",
    "points_earned",
    "points_possible",
    "exercises_passed",
    "exercises",
    "checks_passed",
    "checks",
    "scorecard",
    "reason",
];

/// A line for each student; after the sums, the points of each exercise.
///
/// # Errors
///
/// If the table can't be written, which would be a fault of its own.
pub fn class_csv(class: &Class) -> Result<String> {
    let mut writer = WriterBuilder::new()
        .quote_style(QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    let exercises = exercises(class);
    let names = exercises
        .iter()
        .map(|exercise| csv::harmless(&exercise.name));
    let head = HEAD.iter().map(|name| (*name).to_owned()).chain(names);
    writer.write_record(head)?;
    for student in &class.students {
        writer.write_record(line(student, exercises))?;
    }
    let bytes = writer.into_inner().context("write the table of a class")?;
    String::from_utf8(bytes).context("write the table of a class")
}

/// A page with all students, and what is hard for them.
pub fn class_page(class: &Class) -> String {
    html::class(class)
}

fn line(student: &Student, exercises: &[ExerciseReport]) -> Vec<String> {
    let Student { name, file, card } = student;
    let totals = &card.totals;
    let state = match (&card.error, card.not_run()) {
        (Some(_), _) => NOT_GRADED,
        (None, 0) => "graded",
        (None, _) => NOT_ALL_RUN,
    };
    let sums = [
        totals.points_earned,
        totals.points_possible,
        totals.exercises_passed,
        totals.exercises,
        totals.checks_passed,
        totals.checks,
    ];
    let mut cells = vec![csv::harmless(name), state.to_owned()];
    cells.extend(sums.map(|sum| sum.to_string()));
    cells.push(csv::harmless(file.as_deref().unwrap_or_default()));
    let reason = card.error.clone().unwrap_or_else(|| {
        let left_out = plain::not_run(card);
        left_out.trim_start_matches(", ").to_owned()
    });
    cells.push(csv::harmless(&reason));
    cells.extend(exercises.iter().map(|exercise| {
        let own = of(student, exercise);
        own.map(csv::earned).unwrap_or_default()
    }));
    cells
}

/// The exercises that the class was graded in, as anybody's scorecard has them.
pub(super) fn exercises(class: &Class) -> &[ExerciseReport] {
    let mut graded = graded(class);
    graded.next().map_or(&[], |student| &student.card.exercises)
}

/// The students who have a result.
pub(super) fn graded(class: &Class) -> impl Iterator<Item = &Student> {
    let students = class.students.iter();
    students.filter(|student| student.card.error.is_none())
}

/// The student's own report on an exercise.
pub(super) fn of<'a>(
    student: &'a Student,
    exercise: &ExerciseReport,
) -> Option<&'a ExerciseReport> {
    let mut exercises = student.card.exercises.iter();
    exercises.find(|own| own.name == exercise.name)
}

/// The points that half of the students have, or more.
pub(super) fn median(class: &Class) -> u32 {
    let mut points: Vec<u32> = graded(class)
        .map(|student| student.card.totals.points_earned)
        .collect();
    points.sort_unstable();
    // Of an even number of students, the lower one of the two in the middle.
    let middle = points.len().saturating_sub(1) / 2;
    points.get(middle).copied().unwrap_or_default()
}

/// A check that somebody failed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Hard<'a> {
    pub(super) exercise: &'a str,
    pub(super) sentence: &'a str,
    pub(super) failed: usize,
    /// How many students it ran for.
    pub(super) ran: usize,
}

/// The checks that were failed, the most often failed first, and else in the course's order.
pub(super) fn hardest(class: &Class) -> Vec<Hard<'_>> {
    let mut found: Vec<Hard<'_>> = Vec::new();
    for exercise in exercises(class) {
        for check in &exercise.checks {
            let reports = graded(class).filter_map(|student| of(student, exercise));
            let checks = reports.flat_map(|own| &own.checks);
            let verdicts: Vec<Verdict> = checks
                .filter(|own| own.name == check.name)
                .filter_map(|own| own.verdict)
                .collect();
            let failed = verdicts.iter().filter(|it| **it != Verdict::Passed).count();
            found.push(Hard {
                exercise: &exercise.name,
                sentence: &check.sentence,
                failed,
                ran: verdicts.len(),
            });
        }
    }
    found.retain(|hard| hard.failed > 0);
    found.sort_by_key(|hard| std::cmp::Reverse(hard.failed));
    found
}

/// How often a check was failed for one reason.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Common<'a> {
    pub(super) code: Code,
    pub(super) students: usize,
    pub(super) checks: usize,
    pub(super) exercises: BTreeSet<&'a str>,
}

/// The diagnoses, that of the most students first.
pub(super) fn commonest(class: &Class) -> Vec<Common<'_>> {
    let mut found: BTreeMap<&str, Common<'_>> = BTreeMap::new();
    for student in graded(class) {
        let mut own = BTreeSet::new();
        for exercise in &student.card.exercises {
            for diagnosis in exercise
                .checks
                .iter()
                .filter_map(|it| it.diagnosis.as_ref())
            {
                let code = diagnosis.code;
                let common = found.entry(code.as_str()).or_insert_with(|| Common {
                    code,
                    students: 0,
                    checks: 0,
                    exercises: BTreeSet::new(),
                });
                common.checks += 1;
                common.exercises.insert(&exercise.name);
                common.students += usize::from(own.insert(code.as_str()));
            }
        }
    }
    let mut found: Vec<_> = found.into_values().collect();
    found.sort_by_key(|common| std::cmp::Reverse((common.students, common.checks)));
    found
}
