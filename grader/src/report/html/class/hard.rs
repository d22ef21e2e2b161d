//! What is hard for the class: exercises, checks and diagnoses, each with how many it concerns.
//!
//! Invariant: what the course does not disclose has no row, and it is said that there is none.

use super::{head, number, table};
use crate::{
    report::{
        class::{self, commonest, exercises, graded, hardest},
        html::{markup::Html, overview},
        plain,
    },
    scorecard::{Disclosure, class::Class},
};

/// Rows of the lists of what is hard.
const MAX_ROWS: usize = 25;

pub(super) fn by_exercise(html: &mut Html, class: &Class) {
    table(html, "Exercises", |html| {
        head(
            html,
            &["Exercise", "Passed", "Not passed", "Broken", "Untouched"],
        );
        html.element("tbody", &[], |html| {
            for exercise in exercises(class) {
                let own = graded(class).filter_map(|student| class::of(student, exercise));
                let states: Vec<&str> = own.map(overview::class).collect();
                html.element("tr", &[], |html| {
                    html.element("th", &[("scope", "row")], |html| {
                        html.leaf("code", &[], &exercise.name);
                        html.text(&format!(" {}", plain::line(&exercise.title)));
                    });
                    for state in ["passed", "failed", "broken", "untouched"] {
                        number(html, states.iter().filter(|it| **it == state).count());
                    }
                });
            }
        });
    });
}

pub(super) fn checks(html: &mut Html, class: &Class) {
    let found = hardest(class);
    if disclosure(class) == Disclosure::None {
        return html.classed("p", "dim", "The course does not tell of single checks.");
    }
    if found.is_empty() {
        return html.classed("p", "dim", "No check failed.");
    }
    table(html, "Checks that fail most", |html| {
        head(html, &["Check", "Exercise", "Failed", "Ran"]);
        html.element("tbody", &[], |html| {
            for hard in found.iter().take(MAX_ROWS) {
                html.element("tr", &[], |html| {
                    html.leaf("th", &[("scope", "row")], hard.sentence);
                    html.element("td", &[], |html| html.leaf("code", &[], hard.exercise));
                    number(html, hard.failed);
                    number(html, hard.ran);
                });
            }
        });
    });
    more(html, found.len());
}

pub(super) fn diagnoses(html: &mut Html, class: &Class) {
    let found = commonest(class);
    if disclosure(class) != Disclosure::Full {
        return html.classed("p", "dim", "The course does not tell diagnoses.");
    }
    if found.is_empty() {
        return html.classed("p", "dim", "There is none.");
    }
    table(html, "Commonest diagnoses", |html| {
        head(html, &["Diagnosis", "Students", "Checks", "In"]);
        html.element("tbody", &[], |html| {
            for common in found.iter().take(MAX_ROWS) {
                html.element("tr", &[], |html| {
                    html.element("th", &[("scope", "row")], |html| {
                        html.leaf("code", &[], common.code.as_str());
                    });
                    number(html, common.students);
                    number(html, common.checks);
                    let names: Vec<&str> = common.exercises.iter().copied().collect();
                    html.leaf("td", &[], &names.join(", "));
                });
            }
        });
    });
    more(html, found.len());
}

fn more(html: &mut Html, found: usize) {
    if found > MAX_ROWS {
        let words = format!("and {} more", found - MAX_ROWS);
        html.classed("p", "dim", &words);
    }
}

fn disclosure(class: &Class) -> Disclosure {
    let mut graded = graded(class);
    graded
        .next()
        .map_or_else(Disclosure::default, |it| it.card.disclosure)
}
