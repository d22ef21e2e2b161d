//! Leaves out of a scorecard what the course's teacher wants to keep.
//!
//! Invariant: pure; states and points stay what they are, and what was left out once can't be
//! asked for again.

use crate::scorecard::{CheckReport, Disclosure, ExerciseReport, Scorecard, Totals};

/// As much of `card` as both it and `disclosure` let out.
pub fn disclose(card: Scorecard, disclosure: Disclosure) -> Scorecard {
    let disclosure = card.disclosure.max(disclosure);
    if disclosure == Disclosure::Full {
        return card;
    }
    let exercises = card.exercises.into_iter();
    let totals = match disclosure {
        Disclosure::None => Totals {
            checks_passed: 0,
            checks: 0,
            ..card.totals
        },
        _ => card.totals,
    };
    Scorecard {
        disclosure,
        totals,
        exercises: exercises
            .map(|report| exercise(report, disclosure))
            .collect(),
        ..card
    }
}

/// Every field is named here and below, so that a new one is decided upon.
fn exercise(report: ExerciseReport, disclosure: Disclosure) -> ExerciseReport {
    let ExerciseReport {
        name,
        topic,
        title,
        file,
        state,
        reason,
        points_earned,
        points_possible,
        diagnostics,
        checks,
        source,
    } = report;
    // What the compiler says, and the text itself, are about the submission alone.
    let (reason, diagnostics, checks) = match disclosure {
        Disclosure::None => (None, Vec::new(), Vec::new()),
        _ => (reason, diagnostics, checks.into_iter().map(check).collect()),
    };
    ExerciseReport {
        name,
        topic,
        title,
        file,
        state,
        reason,
        points_earned,
        points_possible,
        diagnostics,
        checks,
        source,
    }
}

/// A check whose verdict alone is told. What it printed goes too: a submission may print all
/// that it is given.
fn check(report: CheckReport) -> CheckReport {
    let CheckReport {
        name,
        sentence,
        verdict,
        points_earned,
        points_possible,
        clock,
        diagnosis: _,
        failure: _,
        virtual_ms: _,
        real_ms,
        output: _,
        timeline: _,
        goal: _,
    } = report;
    CheckReport {
        name,
        sentence,
        verdict,
        points_earned,
        points_possible,
        clock,
        diagnosis: None,
        failure: None,
        virtual_ms: None,
        real_ms,
        output: None,
        timeline: None,
        goal: None,
    }
}
