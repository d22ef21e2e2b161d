//! The course's verdicts and diagnoses, run over and over and compared.
//!
//! Invariant: all that a scorecard holds is compared, but for real time and for the timelines of
//! checks whose clock is the machine's.

use futures::future::try_join_all;
use testkit_record::Clock;

use super::{Finding, Verified};
use crate::{
    candidate::{self, Role},
    exercise::Course,
    grade::{Bench, repeat_candidate},
    progress::Progress,
    sandbox::Sandbox,
    scorecard::CheckReport,
    seed::Seed,
    toolbox::Toolbox,
};

/// How often, and compared with what.
#[derive(Clone, Debug)]
pub struct Repeat {
    pub rounds: usize,
    /// A first round more, in this sandbox, that all others are compared with.
    pub against: Option<Sandbox>,
}

/// Runs the checks of every solution and mutant of the named exercises over and over and tells
/// each difference from the first round.
///
/// # Errors
/// If the grader or the machine is at fault.
pub async fn repeat(
    course: &Course,
    toolbox: &Toolbox,
    names: &[String],
    seed: Seed,
    jobs: usize,
    repeat: &Repeat,
    progress: &Progress,
) -> anyhow::Result<Verified> {
    let bench = Bench::new(course, toolbox, seed, jobs);
    let other = repeat
        .against
        .as_ref()
        .map(|sandbox| toolbox.within(sandbox));
    let other = other.as_ref();
    let other = other.map(|toolbox| Bench::new(course, toolbox, seed, jobs));
    let wanted = course.select(names);
    let candidates = wanted.iter().flat_map(|exercise| {
        let solution = (*exercise, Role::Solution, &exercise.solution);
        let mutants = exercise.mutants.iter();
        let mutants = mutants.map(|mutant| (*exercise, Role::Mutant, mutant));
        std::iter::once(solution).chain(mutants)
    });
    let candidates: Vec<_> = candidates.collect();
    progress.start(candidates.len() as u64);
    let findings = try_join_all(candidates.iter().map(async |(exercise, role, place)| {
        let candidate = candidate::load(course, *role, place)?;
        let mut reports = Vec::new();
        if let Some(other) = &other {
            reports.extend(repeat_candidate(other, exercise, &candidate, 1).await?);
        }
        let compiled = !reports.is_empty();
        let rounds = repeat_candidate(&bench, exercise, &candidate, repeat.rounds).await?;
        let differs = other.is_some() && compiled == rounds.is_empty();
        reports.extend(rounds);
        progress.exercise_done(&exercise.name);
        let mut findings = differences(place, &reports);
        findings.extend(differs.then(|| Finding {
            file: (*place).to_owned(),
            text: "it compiles in one sandbox and not in the other".to_owned(),
        }));
        anyhow::Ok(findings)
    }))
    .await?;
    progress.finish();
    Ok(Verified {
        exercises: wanted.len(),
        candidates: candidates.len(),
        idle: 0,
        findings: findings.into_iter().flatten().collect(),
    })
}

fn differences(place: &str, rounds: &[Vec<CheckReport>]) -> Vec<Finding> {
    let Some((first, others)) = rounds.split_first() else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    for (round, reports) in (2..).zip(others) {
        for (expected, found) in first.iter().zip(reports) {
            if steady(expected) != steady(found) {
                findings.push(Finding {
                    file: place.to_owned(),
                    text: format!(
                        "round {round} of {} differs in {}",
                        found.name,
                        what_differs(expected, found)
                    ),
                });
            }
        }
    }
    findings
}

/// The part of a report that a reader should look at.
fn what_differs(expected: &CheckReport, found: &CheckReport) -> String {
    if expected.verdict != found.verdict {
        return format!(
            "its verdict: {:?}, not {:?}",
            found.verdict, expected.verdict
        );
    }
    if expected.diagnosis != found.diagnosis {
        return format!(
            "its diagnosis: {:?}, not {:?}",
            found.diagnosis, expected.diagnosis
        );
    }
    if expected.timeline != found.timeline {
        return "its timeline".to_owned();
    }
    "its times or its output".to_owned()
}

/// A report without what may differ from run to run.
fn steady(report: &CheckReport) -> CheckReport {
    let mut report = report.clone();
    report.real_ms = None;
    if let Some(diagnosis) = &mut report.diagnosis {
        diagnosis.real_place = None;
    }
    if report.clock == Clock::Real {
        report.timeline = None;
    }
    report
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::Verdict;

    fn report(verdict: Verdict, real_ms: u64) -> CheckReport {
        CheckReport {
            name: "a_check".to_owned(),
            sentence: "A check".to_owned(),
            verdict: Some(verdict),
            points_earned: 0,
            points_possible: 1,
            clock: Clock::Virtual,
            diagnosis: None,
            failure: None,
            virtual_ms: Some(100),
            real_ms: Some(real_ms),
            output: None,
            timeline: None,
            goal: None,
        }
    }

    #[test]
    fn a_difference_in_anything_but_real_time_is_told() {
        let passed = |real_ms| vec![report(Verdict::Passed, real_ms)];
        assert!(differences("x.rs", &[passed(3), passed(9)]).is_empty());
        let failed = vec![report(Verdict::Failed, 3)];
        let findings = differences("x.rs", &[passed(3), passed(4), failed]);
        assert_eq!(findings.len(), 1);
        assert!(
            findings[0].text.contains("round 3 of a_check"),
            "{}",
            findings[0]
        );
    }
}
