//! Holds each mutant to its first line: what has to reject it, and with which code.
//!
//! Invariant: a mutant that is rejected otherwise than it says is a finding, whoever rejects it.

use testkit_record::Code;

use super::{Finding, about, failing, in_words, outcome};
use crate::{
    candidate::{self, Rejection, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    scorecard::{CheckReport, Diagnostic, ExerciseReport, Level, State, Verdict},
};

pub(super) async fn verify_mutant(
    bench: &Bench<'_>,
    exercise: &Exercise,
    place: &str,
) -> anyhow::Result<(Option<Rejection>, Vec<Finding>)> {
    let mutant = candidate::load(bench.course, Role::Mutant, place)?;
    let rejection = match candidate::rejection(&mutant) {
        Ok(rejection) => rejection,
        Err(error) => return Ok((None, about(place, vec![format!("{error:#}")]))),
    };
    let graded = grade_candidate(bench, &narrowed(exercise, &rejection), &mutant).await?;
    let mut texts = Vec::new();
    if wrongly_rejected(&rejection, &graded.report).is_some() {
        // For its author, who wants to know what the other checks say of it.
        let graded = grade_candidate(bench, exercise, &mutant).await?;
        texts.extend(wrongly_rejected(&rejection, &graded.report));
        texts.extend(graded.author_note);
    }
    Ok((Some(rejection), about(place, texts)))
}

/// The exercise with the one check that has to reject a mutant: a mutant that hangs would keep
/// every check until its deadline.
fn narrowed(exercise: &Exercise, rejection: &Rejection) -> Exercise {
    let mut narrowed = exercise.clone();
    if let Rejection::Check { check, .. } = rejection
        && exercise.checks.iter().any(|it| it.name == *check)
    {
        narrowed.checks.retain(|it| it.name == *check);
    }
    narrowed
}

/// How the rejection of a mutant differs from the announced one.
fn wrongly_rejected(rejection: &Rejection, report: &ExerciseReport) -> Option<String> {
    match rejection {
        Rejection::Check { check, code } => {
            if report.state != State::Graded {
                return Some(format!("it is {}", in_words(report)));
            }
            let Some(found) = report.checks.iter().find(|found| found.name == *check) else {
                return Some(format!("there is no check {check}"));
            };
            if found.verdict == Some(Verdict::Passed) {
                return Some(format!("the check {check} passes it; {}", failing(report)));
            }
            (code_of(found) != Some(*code))
                .then(|| format!("the check {check} is {}, not ({code})", outcome(found)))
        }
        Rejection::Compiler { code } => {
            let said = |diagnostic: &Diagnostic| {
                matches!(diagnostic.level, Level::Error | Level::Signature)
                    && diagnostic.code.as_deref() == Some(code)
            };
            (report.state != State::DidNotCompile || !report.diagnostics.iter().any(said))
                .then(|| format!("it is {}; {}", in_words(report), failing(report)))
        }
        Rejection::Policy { group } => {
            let said = |diagnostic: &Diagnostic| {
                diagnostic.level == Level::Policy
                    && diagnostic.code.as_deref() == Some(&group.to_string())
            };
            (report.state != State::Rejected || !report.diagnostics.iter().any(said))
                .then(|| format!("it is {}; {}", in_words(report), failing(report)))
        }
    }
}

fn code_of(check: &CheckReport) -> Option<Code> {
    check.diagnosis.as_ref().map(|diagnosis| diagnosis.code)
}
