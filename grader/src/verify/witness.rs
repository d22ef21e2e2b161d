//! Holds the suites to right answers of other shapes than the solution's.
//!
//! Invariant: a witness gets every point. Warnings of the compiler are its own affair.

use futures::future::try_join_all;

use super::{Finding, about, in_words, opening, outcome};
use crate::{
    candidate::{self, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    scorecard::{ExerciseReport, State, Verdict},
};

/// What keeps the exercise's witnesses from all points.
pub(super) async fn verify_witnesses(
    bench: &Bench<'_>,
    exercise: &Exercise,
) -> anyhow::Result<Vec<Finding>> {
    let findings = exercise.witnesses.iter().map(async |place| {
        let witness = candidate::load(bench.course, Role::Witness, place)?;
        let graded = grade_candidate(bench, exercise, &witness).await?;
        let mut texts = refused(&graded.report);
        if opening(&witness).next().is_none_or(str::is_empty) {
            texts.push(
                "its first line does not say, in `//!`, what is different about it".to_owned(),
            );
        }
        if !texts.is_empty() {
            texts.extend(graded.author_note);
        }
        anyhow::Ok(about(place, texts))
    });
    Ok(try_join_all(findings).await?.concat())
}

fn refused(report: &ExerciseReport) -> Vec<String> {
    if report.state != State::Graded {
        let said = report.diagnostics.iter().map(|it| it.rendered.trim_end());
        let said: Vec<_> = said.collect();
        return vec![format!(
            "the witness is {}\n{}",
            in_words(report),
            said.join("\n")
        )];
    }
    let failed = report
        .checks
        .iter()
        .filter(|it| it.verdict != Some(Verdict::Passed));
    failed
        .map(|check| format!("check {} is {}", check.name, outcome(check)))
        .collect()
}
