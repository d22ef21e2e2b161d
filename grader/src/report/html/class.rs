//! The page of a class: who is where, which checks fail most, which diagnoses are commonest.
//!
//! Invariant: it needs no script, and its only links are those to the scorecards beside it.

mod hard;

use super::{
    CLASS_CSS, CSS,
    markup::{Attribute, Html},
    overview::{self, title},
};
use crate::{
    report::{
        Style,
        class::{self, exercises, graded},
        page, plain,
    },
    scorecard::{
        ExerciseReport,
        class::{Class, Student},
    },
};

/// Notes on the submissions.
const MAX_NOTES: usize = 100;

/// Characters of what kept the grader from grading.
const MAX_ERROR: usize = 600;

/// The whole page.
pub(super) fn render(class: &Class) -> String {
    let mut html = Html::default();
    html.open("html", &[("lang", "en")]);
    super::head(&mut html, "How the class stands", &[CSS, CLASS_CSS], &[]);
    html.element("body", &[], |html| {
        top(html, class);
        html.element("main", &[], |html| {
            section(html, "Students", |html| students(html, class));
            if !exercises(class).is_empty() {
                section(html, "Exercises", |html| hard::by_exercise(html, class));
                section(html, "Checks that fail most", |html| {
                    hard::checks(html, class);
                });
                section(html, "Commonest diagnoses", |html| {
                    hard::diagnoses(html, class);
                });
            }
        });
        foot(html, class);
    });
    html.close("html");
    format!("<!DOCTYPE html>{}\n", html.into_text())
}

fn top(html: &mut Html, class: &Class) {
    let everybody = class.students.len();
    let passed = class.students.iter().filter(|it| it.passed()).count();
    html.element("header", &[("class", "top")], |html| {
        html.leaf("h1", &[], "How the class stands");
        html.classed("p", "file", &class.name);
        html.element("p", &[("class", "sums")], |html| {
            sum(
                html,
                passed,
                &format!(" of {everybody} students passed everything"),
            );
            let mut graded = graded(class);
            if let Some(student) = graded.next() {
                let possible = student.card.totals.points_possible;
                let median = class::median(class);
                sum(
                    html,
                    usize::try_from(median).unwrap_or_default(),
                    &format!(" of {possible} points is the median"),
                );
            }
        });
    });
}

fn sum(html: &mut Html, number: usize, words: &str) {
    html.element("span", &[("class", "sum")], |html| {
        html.leaf("strong", &[], &number.to_string());
        html.text(words);
    });
}

fn section(html: &mut Html, title: &str, content: impl FnOnce(&mut Html)) {
    html.element("section", &[("class", "class")], |html| {
        html.leaf("h2", &[], title);
        content(html);
    });
}

/// A table that can be wider than the page; the keyboard can move it then.
fn table(html: &mut Html, label: &str, content: impl FnOnce(&mut Html)) {
    let around = [
        ("class", "wide"),
        ("role", "region"),
        ("aria-label", label),
        ("tabindex", "0"),
    ];
    html.element("div", &around, |html| html.element("table", &[], content));
}

fn head(html: &mut Html, names: &[&str]) {
    html.element("thead", &[], |html| {
        html.element("tr", &[], |html| {
            for name in names {
                column(html, name, None);
            }
        });
    });
}

/// The head of a column; `title` says more of it.
fn column(html: &mut Html, name: &str, title: Option<&str>) {
    let scope: Attribute<'_> = ("scope", "col");
    match title {
        None => html.leaf("th", &[scope], name),
        Some(title) => html.element(
            "th",
            &[scope, ("class", "exercise"), ("title", title)],
            |html| html.leaf("span", &[], name),
        ),
    }
}

fn number(html: &mut Html, number: usize) {
    html.leaf("td", &[("class", "count")], &number.to_string());
}

fn students(html: &mut Html, class: &Class) {
    let all = exercises(class);
    html.classed(
        "p",
        "dim",
        "Points of each exercise. ✓ passed, ✗ not passed, ! missing, rejected or did not compile, · untouched.",
    );
    table(html, "Students", |html| {
        html.element("thead", &[], |html| {
            html.element("tr", &[], |html| {
                for name in ["Student", "Points", "Passed", "Next"] {
                    column(html, name, None);
                }
                for exercise in all {
                    let words = format!("{}: {}", title(&exercise.topic), exercise.title);
                    column(html, &exercise.name, Some(&words));
                }
            });
        });
        html.element("tbody", &[], |html| {
            for student in &class.students {
                html.element("tr", &[], |html| row(html, student, all));
            }
        });
    });
}

fn row(html: &mut Html, student: &Student, all: &[ExerciseReport]) {
    html.element("th", &[("scope", "row")], |html| match &student.file {
        Some(file) => html.leaf("a", &[("href", file)], &student.name),
        None => html.text(&student.name),
    });
    let card = &student.card;
    if let Some(error) = &card.error {
        let columns = (all.len() + 3).to_string();
        let error = plain::shorten(error, MAX_ERROR, &Style::PLAIN);
        let error = format!("Not graded: {error}");
        html.leaf("td", &[("class", "error"), ("colspan", &columns)], &error);
        return;
    }
    let totals = &card.totals;
    let points = page::points(totals.points_earned, totals.points_possible);
    html.classed("td", "count", &points);
    let passed = page::points(totals.exercises_passed, totals.exercises);
    html.classed("td", "count", &passed);
    let next = card.exercises.iter().find(|exercise| !exercise.passed());
    html.leaf("td", &[], next.map_or("–", |next| &next.name));
    for exercise in all {
        match class::of(student, exercise) {
            Some(own) => {
                let state = overview::class(own);
                let points = own.points_earned.to_string();
                html.leaf("td", &[("data-state", state)], &points);
            }
            None => html.leaf("td", &[], ""),
        }
    }
}

fn foot(html: &mut Html, class: &Class) {
    html.element("footer", &[], |html| {
        list(html, "Left out", &class.left_out);
        list(html, "Notes on the submissions", &notes(class));
        if let Some(student) = graded(class).next() {
            overview::made(html, &student.card);
        }
    });
}

/// What somebody may want to look at.
fn notes(class: &Class) -> Vec<String> {
    let mut lines: Vec<String> = graded(class)
        .flat_map(|student| student.card.notes.iter().map(|note| (&student.name, note)))
        .map(|(name, note)| format!("{name}: {} {}", note.file, note.kind.as_str()))
        .collect();
    if lines.len() > MAX_NOTES {
        let more = lines.len() - MAX_NOTES;
        lines.truncate(MAX_NOTES);
        lines.push(format!("and {more} more, which the scorecards hold"));
    }
    lines
}

fn list(html: &mut Html, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    html.leaf("h2", &[], title);
    html.element("ul", &[], |html| {
        for line in lines {
            html.leaf("li", &[], line);
        }
    });
}
