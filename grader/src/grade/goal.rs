//! The goal: how the solutions' runs look with the same inputs, for pictures beside failed checks.
//!
//! Invariant: each solution is compiled and run once, and only when something has failed; what
//! is shown of it says when and for how long, never from which line.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use testkit_record::{Clock, Timeline};
use tokio::sync::OnceCell;

use super::{Bench, grade_candidate};
use crate::{
    candidate::{self, Role},
    exercise::Exercise,
    scorecard::{CheckReport, ExerciseReport, Verdict},
};

/// The solutions' runs with one seed, as far as somebody has asked for them.
#[derive(Debug, Default)]
pub struct Goals {
    by_exercise: Mutex<BTreeMap<String, Arc<OnceCell<Arc<ExerciseReport>>>>>,
}

impl Goals {
    /// The report on the exercise's solution.
    ///
    /// # Errors
    /// If the grader, the machine or the course is at fault.
    pub async fn of(
        &self,
        bench: &Bench<'_>,
        exercise: &Exercise,
    ) -> anyhow::Result<Arc<ExerciseReport>> {
        let cell = {
            let cells = self.by_exercise.lock();
            let mut cells = cells.unwrap_or_else(PoisonError::into_inner);
            Arc::clone(cells.entry(exercise.name.clone()).or_default())
        };
        let solved = cell.get_or_try_init(async || {
            let solution = candidate::load(bench.course, Role::Solution, &exercise.solution)?;
            let graded = grade_candidate(bench, exercise, &solution).await?;
            anyhow::Ok(Arc::new(graded.report))
        });
        Ok(Arc::clone(solved.await?))
    }

    /// Puts the solution's runs beside the checks of `report` that failed, if any did.
    ///
    /// # Errors
    /// If the grader, the machine or the course is at fault.
    pub async fn add(
        &self,
        bench: &Bench<'_>,
        exercise: &Exercise,
        report: &mut ExerciseReport,
    ) -> anyhow::Result<()> {
        if report.checks.iter().any(has_goal) {
            add(report, &*self.of(bench, exercise).await?);
        }
        Ok(())
    }
}

/// Puts the runs of `solution` beside the checks of `report` that failed.
pub fn add(report: &mut ExerciseReport, solution: &ExerciseReport) {
    for check in report.checks.iter_mut().filter(|check| has_goal(check)) {
        let mut solved = solution.checks.iter();
        let solved = solved.find(|solved| solved.name == check.name);
        let solved = solved.filter(|solved| solved.verdict == Some(Verdict::Passed));
        check.goal =
            solved.and_then(|solved| solved.timeline.as_ref().map(Timeline::without_places));
    }
}

/// It failed, in time that can be compared.
fn has_goal(check: &CheckReport) -> bool {
    check.verdict.is_some_and(|it| it != Verdict::Passed) && check.clock == Clock::Virtual
}
