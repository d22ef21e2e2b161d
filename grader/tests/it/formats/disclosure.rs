//! What a teacher keeps from a report is in none of them.
//!
//! Invariant: the less is told, the points stay the same.

use clap::ValueEnum;
use grader::{
    disclose::disclose,
    report::Format,
    scorecard::{Disclosure, ExerciseReport, Scorecard},
};

use super::{cards, render, tells_the_points};
use crate::sample;

const LEVELS: [Disclosure; 3] = [Disclosure::Full, Disclosure::Verdict, Disclosure::None];
const SECRET: &str = "forty-two";
const PRINTED: &str = "a printed input";

/// Everything, with a word wherever a check could give away what it expects or hands out.
fn secretive() -> Scorecard {
    let mut card = sample::everything();
    let exercises = card.exercises.iter_mut();
    for check in exercises.flat_map(|exercise| &mut exercise.checks) {
        // The samples are named after their diagnosis.
        "a_check".clone_into(&mut check.name);
        check.virtual_ms = check.virtual_ms.map(|_| 987_654_321);
        if let Some(diagnosis) = &mut check.diagnosis {
            diagnosis.text.push_str(SECRET);
        }
        if let Some(failure) = &mut check.failure {
            for text in [&mut failure.what, &mut failure.expected, &mut failure.got] {
                text.push_str(SECRET);
            }
            failure.why.push_str(SECRET);
        }
        if let Some(output) = &mut check.output {
            PRINTED.clone_into(&mut output.text);
        }
        let runs = check.timeline.iter_mut().chain(&mut check.goal);
        for bar in runs.flat_map(|run| &mut run.bars) {
            bar.name = Some(SECRET.to_owned());
        }
    }
    card
}

#[test]
fn what_a_check_expects_is_in_no_report_that_tells_verdicts_alone() {
    let full = secretive();
    assert!(render(Format::Markdown, &full).contains(SECRET));
    assert!(render(Format::Gradescope, &full).contains(PRINTED));
    for level in [Disclosure::Verdict, Disclosure::None] {
        let card = disclose(full.clone(), level);
        for format in Format::value_variants() {
            let text = render(*format, &card);
            for word in [SECRET, PRINTED, "sequential", "987654321", "deadlock", "██"] {
                assert!(
                    !text.contains(word),
                    "{level:?} {format:?} has {word}: {text}"
                );
            }
        }
        tells_the_points(&card);
    }
}

#[test]
fn verdicts_and_the_compiler_s_words_stay_where_verdicts_are_told() {
    let card = disclose(secretive(), Disclosure::Verdict);
    let verdicts = |card: &Scorecard| -> Vec<_> {
        let checks = card.exercises.iter().flat_map(|exercise| &exercise.checks);
        checks
            .map(|check| (check.sentence.clone(), check.verdict))
            .collect()
    };
    assert_eq!(verdicts(&card), verdicts(&sample::everything()));
    for format in [
        Format::Text,
        Format::Markdown,
        Format::Gradescope,
        Format::Junit,
    ] {
        let text = render(format, &card);
        assert!(
            text.contains("Both requests run at the same time"),
            "{text}"
        );
        assert!(text.contains("mismatched types"), "{format:?}: {text}");
    }
}

#[test]
fn where_nothing_is_told_no_check_is_named() {
    let card = disclose(secretive(), Disclosure::None);
    assert_eq!(card.totals.checks, 0);
    for format in Format::value_variants() {
        let text = render(*format, &card);
        assert!(!text.contains("Both requests run"), "{format:?}: {text}");
        assert!(!text.contains("mismatched types"), "{format:?}: {text}");
    }
    let passed = |card: &Scorecard| -> Vec<bool> {
        let exercises = card.exercises.iter();
        exercises.map(ExerciseReport::passed).collect()
    };
    assert_eq!(passed(&card), passed(&sample::everything()));
}

#[test]
fn what_was_left_out_stays_out() {
    for card in cards() {
        for first in LEVELS {
            for second in LEVELS {
                let once = disclose(card.clone(), first.max(second));
                assert_eq!(disclose(disclose(card.clone(), first), second), once);
                assert_eq!(once.disclosure, first.max(second));
                assert_eq!(once.totals.points_earned, card.totals.points_earned);
            }
        }
    }
}

#[test]
fn the_words_in_markdown() {
    let card = disclose(sample::everything(), Disclosure::Verdict);
    insta::assert_snapshot!(render(Format::Markdown, &card));
    let card = disclose(sample::everything(), Disclosure::None);
    insta::assert_snapshot!(render(Format::Markdown, &card));
}
