//! From runs and candidates to the parts of a scorecard.
//!
//! Invariant: pure; every check of the suite is in the report, run or not.

use testkit_record::{Assembler, Clock, Place, Record, Timeline};

use super::drawn::drawn;
use crate::{
    candidate::{Candidate, Problem},
    diagnose::{diagnose, failure},
    exercise::Exercise,
    judge::{self, Run},
    scorecard::{CheckReport, Diagnostic, ExerciseReport, Level, State, Totals, Verdict},
    suite::CheckSpec,
    symbols::Symbols,
};

/// What is kept of a submission's text, in bytes; an answer to an exercise is far shorter.
const SOURCE_CAP: usize = 64 << 10;

/// What a check's run comes to.
pub(super) fn check_report(
    check: &CheckSpec,
    exercise: &Exercise,
    candidate: &Candidate,
    warnings: &[Diagnostic],
    mut run: Run,
    symbols: &Symbols,
) -> CheckReport {
    symbols.attribute_holds(&mut run.records);
    judge::hold_to_its_thread(&mut run);
    let timeline = timeline(&run, symbols, &candidate.shown);
    let diagnosis = diagnose(
        &run,
        &timeline,
        &candidate.shown,
        &candidate.source,
        warnings,
        exercise.timeout_ms,
        stopped_at(&run, symbols),
    );
    let evidence = diagnosis.as_ref().map_or(&[][..], |it| &it.places);
    let timeline = drawn(timeline, evidence);
    let passed = run.verdict == Verdict::Passed;
    CheckReport {
        verdict: Some(run.verdict),
        points_earned: if passed { check.points } else { 0 },
        diagnosis,
        failure: failure(&run.records).filter(|_| !passed).cloned(),
        virtual_ms: run.virtual_ms(),
        real_ms: Some(run.real_ms),
        // A check without a runtime of ours has no virtual time to draw.
        timeline: (check.clock == Clock::Virtual).then_some(timeline),
        output: run.output,
        ..not_run(check)
    }
}

/// The candidate's line in which the thread was at the deadline.
fn stopped_at(run: &Run, symbols: &Symbols) -> Option<Place> {
    run.records.iter().find_map(|record| match record {
        Record::Stopped { stack } => symbols.site(stack).place,
        _ => None,
    })
}

/// The timeline of a run, with places in `file`.
fn timeline(run: &Run, symbols: &Symbols, file: &str) -> Timeline {
    let resolve = |stack: &[u64]| symbols.site(stack);
    let mut assembler = Assembler::new(&resolve);
    for record in &run.records {
        assembler.push(record);
    }
    let mut timeline = assembler.finish();
    for bar in timeline.bars.iter_mut().filter(|bar| bar.place.is_none()) {
        // A future that was handed to a task as it is has no line but that of the spawn.
        let lane = timeline.lanes.iter().find(|lane| lane.order == bar.lane);
        let spawned_at = lane.and_then(|lane| lane.spawned_at.as_ref());
        bar.place = spawned_at.filter(|place| place.file == file).cloned();
    }
    timeline
}

fn not_run(check: &CheckSpec) -> CheckReport {
    CheckReport {
        name: check.name.clone(),
        sentence: check.sentence.clone(),
        verdict: None,
        points_earned: 0,
        points_possible: check.points,
        clock: check.clock,
        diagnosis: None,
        failure: None,
        virtual_ms: None,
        real_ms: None,
        output: None,
        timeline: None,
        goal: None,
    }
}

/// A report in which no check has run yet.
pub(super) fn report(exercise: &Exercise, file: &str, state: State) -> ExerciseReport {
    ExerciseReport {
        name: exercise.name.clone(),
        topic: exercise.topic.clone(),
        title: exercise.title.clone(),
        file: file.to_owned(),
        state,
        reason: None,
        points_earned: 0,
        points_possible: exercise.checks.iter().map(|check| check.points).sum(),
        diagnostics: Vec::new(),
        checks: exercise.checks.iter().map(not_run).collect(),
        source: None,
    }
}

/// A report on what was not run, or not to its end, because the budget was used up: whatever some
/// checks said until then, the exercise has no result.
pub(super) fn not_run_at_all(exercise: &Exercise, file: &str) -> ExerciseReport {
    let reason = "The submission had used up its budget of processor time before this exercise was \
                  done. It can be graded again with a larger one (`--budget`).";
    ExerciseReport {
        reason: Some(reason.to_owned()),
        ..report(exercise, file, State::NotRun)
    }
}

/// As much of a submission's text as a report keeps, in whole lines.
pub(super) fn excerpt(source: &str) -> String {
    if source.len() <= SOURCE_CAP {
        return source.to_owned();
    }
    let kept = &source.as_bytes()[..SOURCE_CAP];
    let end = kept.iter().rposition(|&byte| byte == b'\n');
    source[..end.map_or(0, |end| end + 1)].to_owned()
}

/// A report on a submission that has no such file, or none that can be read.
pub(super) fn not_readable(exercise: &Exercise, problem: &Problem) -> ExerciseReport {
    let text = problem.to_string();
    let place = Place {
        file: problem.shown.clone(),
        line: 1,
        column: 1,
    };
    ExerciseReport {
        reason: Some(text.clone()),
        diagnostics: vec![Diagnostic {
            level: Level::Error,
            code: None,
            message: text.clone(),
            place: Some(place),
            rendered: text,
            help: None,
        }],
        ..report(exercise, &problem.shown, State::DidNotCompile)
    }
}

/// The sums over all exercises.
pub(super) fn totals(exercises: &[ExerciseReport]) -> Totals {
    let mut totals = Totals::default();
    for exercise in exercises {
        totals.points_earned += exercise.points_earned;
        totals.points_possible += exercise.points_possible;
        totals.exercises += 1;
        totals.exercises_passed += u32::from(exercise.passed());
        for check in &exercise.checks {
            totals.checks += 1;
            totals.checks_passed += u32::from(check.verdict == Some(Verdict::Passed));
        }
    }
    totals
}

#[cfg(test)]
mod tests;
