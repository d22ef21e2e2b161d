//! Holds the suites to answers that do nothing: they earn nothing.
//!
//! Invariant: such an answer compiles, or it has not been tried and does not count.

use futures::future::try_join_all;

use super::{Finding, about, idle, in_words, opening};
use crate::{
    candidate::{self, Candidate, Role},
    exercise::Exercise,
    grade::{Bench, grade_candidate},
    scorecard::{ExerciseReport, State, Verdict},
};

/// With fewer answers that do nothing, an exercise has not shown that nothing earns nothing.
const FEWEST: usize = 2;

/// How many answers were tried, and which checks pass one.
pub(super) async fn verify_idle(
    bench: &Bench<'_>,
    exercise: &Exercise,
) -> anyhow::Result<(usize, Vec<Finding>)> {
    let stub = candidate::load(bench.course, Role::Stub, &exercise.stub)?;
    let made = idle::answers(&stub.source).into_iter().map(|answer| {
        let candidate = Candidate {
            role: Role::Idle,
            shown: exercise.file.clone(),
            source: answer.source,
        };
        (candidate, Some(answer.does))
    });
    let mut answers: Vec<_> = made.collect();
    for place in &exercise.idle {
        answers.push((candidate::load(bench.course, Role::Idle, place)?, None));
    }
    let tried = answers.iter().map(async |(candidate, does)| {
        let graded = grade_candidate(bench, exercise, candidate).await?;
        anyhow::Ok(match does {
            Some(does) if graded.report.state == State::Graded => {
                let texts = paid(&graded.report).map(|check| {
                    format!("the check {check} passes an answer that does nothing: {does}")
                });
                (1, about(&exercise.suite, texts.collect()))
            }
            // What can't be said in this place has not been tried.
            Some(_) => (0, Vec::new()),
            None => (1, about(&candidate.shown, own(candidate, &graded.report))),
        })
    });
    let tried = try_join_all(tried).await?;
    let count = tried.iter().map(|(count, _)| count).sum();
    let mut findings: Vec<_> = tried.into_iter().flat_map(|(_, found)| found).collect();
    if count < FEWEST {
        findings.extend(about(
            &exercise.stub,
            vec![format!(
                "its signatures allow {count} answers that do nothing: write others into idle/, \
                 so that there are {FEWEST}"
            )],
        ));
    }
    Ok((count, findings))
}

/// What is wrong with an answer of the exercise's own that does nothing.
fn own(candidate: &Candidate, report: &ExerciseReport) -> Vec<String> {
    let mut texts: Vec<_> = paid(report)
        .map(|check| format!("the check {check} passes it"))
        .collect();
    if report.state != State::Graded {
        texts.push(format!("it is {}", in_words(report)));
    }
    if opening(candidate).next().is_none_or(str::is_empty) {
        texts.push("its first line does not say, in `//!`, what it does instead".to_owned());
    }
    texts
}

/// The checks that give points.
fn paid(report: &ExerciseReport) -> impl Iterator<Item = &str> {
    let passed = report.checks.iter();
    let passed = passed.filter(|check| check.verdict == Some(Verdict::Passed));
    passed.map(|check| &*check.name)
}
