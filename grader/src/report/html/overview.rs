//! What is around the exercises: the sums, the course at a glance, the filter, how it was made.
//!
//! Invariant: every exercise is one step away from the top of the page.

use super::markup::{Html, numbered, percent};
use crate::{
    report::{Ink, Style, page, plain},
    scorecard::{ExerciseReport, Scorecard, State},
};

/// The exercises of a topic, each with its number in the scorecard.
pub(super) fn topics(card: &Scorecard) -> Vec<Vec<(usize, &ExerciseReport)>> {
    let numbered: Vec<_> = card.exercises.iter().enumerate().collect();
    numbered
        .chunk_by(|(_, one), (_, other)| one.topic == other.topic)
        .map(<[_]>::to_vec)
        .collect()
}

/// A topic's folder as a title: `02_joining` is `2 · joining`.
pub(super) fn title(topic: &str) -> String {
    match topic.split_once('_') {
        Some((number, words)) if number.bytes().all(|byte| byte.is_ascii_digit()) => {
            let number = number.trim_start_matches('0');
            format!("{number} · {}", words.replace('_', " "))
        }
        _ => topic.replace('_', " "),
    }
}

/// The state as a class, for its colour, and for the filter.
pub(super) fn class(exercise: &ExerciseReport) -> &'static str {
    match exercise.state {
        State::Untouched => "untouched",
        State::Graded if exercise.passed() => "passed",
        State::Graded => "failed",
        State::DidNotCompile | State::Rejected | State::NotRun => "broken",
    }
}

/// The sign and the words for how an exercise stands.
pub(super) fn summary(exercise: &ExerciseReport) -> (&'static str, String) {
    let (sign, words, _): (_, _, Ink) = page::summary(exercise, &Style::PLAIN);
    (sign, words)
}

/// The sums, and where to go from here.
pub(super) fn top(html: &mut Html, card: &Scorecard) {
    let totals = &card.totals;
    html.element("header", &[("class", "top")], |html| {
        html.leaf("h1", &[], "How the exercises stand");
        if let Some(error) = &card.error {
            html.leaf(
                "p",
                &[],
                "The grader could not grade, through no fault of the submission:",
            );
            html.element("pre", &[], |html| html.text(error));
            return;
        }
        let points = (totals.points_earned, totals.points_possible);
        html.element("p", &[("class", "sums")], |html| {
            sum(html, points, "points");
            sum(
                html,
                (totals.exercises_passed, totals.exercises),
                "exercises",
            );
            sum(html, (totals.checks_passed, totals.checks), "checks");
        });
        gauge(html, points);
        let next = card.exercises.iter().position(|it| !it.passed());
        match next.map(|at| (at, &card.exercises[at])) {
            Some((at, next)) => html.element("p", &[("class", "next")], |html| {
                html.text("Next: ");
                let link = numbered("#e", at);
                html.leaf("a", &[("href", &link)], &next.name);
                html.text(&format!(", {}", plain::line(&next.title)));
            }),
            None if card.exercises.is_empty() => {
                html.leaf("p", &[], "There is no exercise to grade.");
            }
            None => html.classed("p", "next", "All passed."),
        }
    });
}

fn sum(html: &mut Html, (part, all): (u32, u32), what: &str) {
    html.element("span", &[("class", "sum")], |html| {
        html.leaf("strong", &[], &part.to_string());
        html.text(&format!(" of {all} {what}"));
    });
}

/// A bar that is filled as far as the points go; what it says stands beside it in words.
fn gauge(html: &mut Html, (earned, possible): (u32, u32)) {
    let part = u64::from(earned) * 10_000 / u64::from(possible.max(1));
    let width = percent(part.min(10_000));
    html.element(
        "svg",
        &[("class", "gauge"), ("aria-hidden", "true")],
        |html| {
            html.leaf(
                "rect",
                &[("class", "all"), ("width", "100%"), ("height", "100%")],
                "",
            );
            html.leaf(
                "rect",
                &[("class", "part"), ("width", &width), ("height", "100%")],
                "",
            );
        },
    );
}

/// Points and states of all exercises by topic.
pub(super) fn glance(html: &mut Html, card: &Scorecard) {
    if card.exercises.is_empty() {
        return;
    }
    html.element(
        "nav",
        &[
            ("class", "glance"),
            ("aria-label", "The course at a glance"),
        ],
        |html| {
            for topic in topics(card) {
                let sums = topic.iter().fold((0, 0), |sums, (_, it)| {
                    (sums.0 + it.points_earned, sums.1 + it.points_possible)
                });
                html.element("section", &[("class", "topic")], |html| {
                    html.element("h2", &[], |html| {
                        html.classed("span", "name", &title(&topic[0].1.topic));
                        html.text(" ");
                        html.classed("span", "points", &page::points(sums.0, sums.1));
                    });
                    gauge(html, sums);
                    html.element("ul", &[], |html| {
                        for (at, exercise) in topic {
                            html.element("li", &[], |html| tile(html, at, exercise));
                        }
                    });
                });
            }
        },
    );
}

fn tile(html: &mut Html, at: usize, exercise: &ExerciseReport) {
    let (sign, words) = summary(exercise);
    let link = numbered("#e", at);
    let state = class(exercise);
    let points = page::points_of(exercise);
    html.element(
        "a",
        &[("class", "tile"), ("data-state", state), ("href", &link)],
        |html| {
            html.leaf("span", &[("class", "sign"), ("aria-hidden", "true")], sign);
            html.classed("span", "name", &exercise.name);
            html.classed("span", "said", &format!(", {words}, "));
            html.classed("span", "points", &points);
        },
    );
}

/// Shown by the script, since it does nothing without.
pub(super) fn filter(html: &mut Html) {
    let group = [
        ("class", "filter"),
        ("role", "search"),
        ("aria-label", "Which exercises are shown"),
        ("hidden", ""),
    ];
    html.element("div", &group, |html| {
        for (state, words) in [
            ("all", "All"),
            ("open", "To do"),
            ("failed", "Failed"),
            ("passed", "Passed"),
            ("untouched", "Untouched"),
        ] {
            let pressed = if state == "all" { "true" } else { "false" };
            let button = [
                ("type", "button"),
                ("data-show", state),
                ("aria-pressed", pressed),
            ];
            html.leaf("button", &button, words);
        }
        html.element("label", &[], |html| {
            html.classed("span", "said", "Search in names, titles and sentences");
            html.open(
                "input",
                &[
                    ("type", "search"),
                    ("placeholder", "Search"),
                    ("autocomplete", "off"),
                ],
            );
        });
        html.leaf("span", &[("class", "count"), ("role", "status")], "");
    });
}

/// How the page came to be, and what was left out of the grading.
pub(super) fn foot(html: &mut Html, card: &Scorecard) {
    html.element("footer", &[], |html| {
        if !card.notes.is_empty() {
            html.leaf("h2", &[], "Notes on the submission");
            html.element("ul", &[], |html| {
                for note in card.notes.iter().take(100) {
                    html.element("li", &[], |html| {
                        if !note.file.is_empty() {
                            html.leaf("code", &[], &note.file);
                            html.text(" ");
                        }
                        html.text(note.kind.as_str());
                    });
                }
            });
        }
        made(html, card);
    });
}

/// What it was made with, and how to make it again.
pub(super) fn made(html: &mut Html, card: &Scorecard) {
    let tool = &card.tool;
    let where_to = match card.secret_fingerprint {
        Some(_) => ", where the secret is",
        None => "",
    };
    let made = format!(
        "Graded by {} {} with {}, tokio {}, sandbox {}. Seed {}: the same seed repeats the run{}.",
        tool.name,
        tool.version,
        tool.rustc,
        tool.tokio,
        tool.sandbox,
        plain::seed(card),
        where_to
    );
    html.leaf("p", &[], &made);
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_topic_s_folder_makes_a_title() {
        assert_eq!(super::title("02_joining"), "2 · joining");
        assert_eq!(super::title("06_shared_state"), "6 · shared state");
        assert_eq!(super::title("odd"), "odd");
    }
}
