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

#[cfg(test)]
mod tests {
    use super::disclose;
    use crate::{
        grade::no_result,
        scorecard::{Disclosure, ExerciseReport, Scorecard, State, Totals},
    };

    fn card(disclosure: Disclosure) -> Scorecard {
        Scorecard {
            disclosure,
            totals: Totals {
                points_earned: 3,
                points_possible: 5,
                checks_passed: 2,
                checks: 4,
                ..Totals::default()
            },
            ..no_result("no disk")
        }
    }

    #[test]
    fn of_two_levels_the_stricter_one_holds() {
        use Disclosure::{Full, None, Verdict};
        for (has, wanted, gets) in [
            (Full, Full, Full),
            (Full, Verdict, Verdict),
            (Verdict, Full, Verdict),
            (Verdict, None, None),
            (None, Full, None),
        ] {
            assert_eq!(disclose(card(has), wanted).disclosure, gets);
        }
    }

    #[test]
    fn sums_of_checks_are_told_where_checks_are() {
        let sums = |level| disclose(card(Disclosure::Full), level).totals;
        let whole = card(Disclosure::Full).totals;
        assert_eq!(sums(Disclosure::Full), whole);
        assert_eq!(sums(Disclosure::Verdict), whole);
        let without = Totals {
            checks_passed: 0,
            checks: 0,
            ..whole
        };
        assert_eq!(sums(Disclosure::None), without);
    }

    #[test]
    fn where_nothing_is_told_no_reason_is() {
        let broken = ExerciseReport {
            name: "join_two".to_owned(),
            topic: "02_joining".to_owned(),
            title: "Two at once".to_owned(),
            file: "exercises/02_joining/join_two.rs".to_owned(),
            state: State::DidNotCompile,
            reason: Some("it is cut off".to_owned()),
            points_earned: 0,
            points_possible: 5,
            diagnostics: Vec::new(),
            checks: Vec::new(),
            source: None,
        };
        let reason = |level| {
            let card = Scorecard {
                exercises: vec![broken.clone()],
                ..card(Disclosure::Full)
            };
            let mut exercises = disclose(card, level).exercises.into_iter();
            exercises.next().unwrap().reason
        };
        assert_eq!(reason(Disclosure::None), None);
        assert_eq!(reason(Disclosure::Verdict), broken.reason);
    }
}
