//! One exercise of the page: what became of it, what the compiler said, and its checks.
//!
//! Invariant: every check of the scorecard is on the page, whatever the exercise's state.

use super::{
    Detail, check,
    markup::{Html, numbered},
    overview,
};
use crate::{
    report::{page, plain},
    scorecard::{Diagnostic, ExerciseReport, Level, Scorecard, Verdict},
};

/// All exercises under their topics.
pub(super) fn all(html: &mut Html, card: &Scorecard, detail: &Detail) {
    for topic in overview::topics(card) {
        html.element("section", &[("class", "exercises")], |html| {
            html.leaf("h2", &[], &overview::title(&topic[0].1.topic));
            for (at, exercise) in topic {
                one(html, at, exercise, detail);
            }
        });
    }
}

fn one(html: &mut Html, at: usize, exercise: &ExerciseReport, detail: &Detail) {
    let id = numbered("e", at);
    let state = overview::class(exercise);
    html.element("article", &[("id", &id), ("data-state", state)], |html| {
        let is_open = matches!(state, "failed" | "broken");
        let open: &[_] = if is_open { &[("open", "")] } else { &[] };
        html.element("details", open, |html| {
            summary(html, exercise);
            html.element("div", &[("class", "body")], |html| {
                body(html, &id, exercise, detail);
            });
        });
    });
}

fn summary(html: &mut Html, exercise: &ExerciseReport) {
    let (sign, words) = overview::summary(exercise);
    html.element("summary", &[], |html| {
        html.leaf("span", &[("class", "sign"), ("aria-hidden", "true")], sign);
        html.element("h3", &[], |html| {
            html.classed("span", "name", &exercise.name);
            html.text(" ");
            html.classed("span", "title", &exercise.title);
        });
        html.classed("span", "words", &words);
        let points = page::points_of(exercise);
        html.classed("span", "points", &points);
    });
}

fn body(html: &mut Html, id: &str, exercise: &ExerciseReport, detail: &Detail) {
    html.element("p", &[("class", "file")], |html| {
        html.leaf("code", &[], &exercise.file);
    });
    if let Some(reason) = &exercise.reason {
        html.element("p", &[("class", "reason")], |html| {
            html.sentences(reason, detail);
        });
    }
    let is_error = |it: &&Diagnostic| it.level < Level::Warning;
    let (errors, advice): (Vec<&Diagnostic>, _) = exercise.diagnostics.iter().partition(is_error);
    diagnostics(html, &errors, detail);
    for (at, check) in exercise.checks.iter().enumerate() {
        check::one(html, &format!("{id}c{at}"), check, exercise, detail);
    }
    // Advice costs nothing, so it stands behind what does.
    diagnostics(html, &advice, detail);
}

fn diagnostics(html: &mut Html, all: &[&Diagnostic], detail: &Detail) {
    for diagnostic in all.iter().take(detail.diagnostics) {
        html.element(
            "section",
            &[
                ("class", "diagnostic"),
                ("data-level", level(diagnostic.level).0),
            ],
            |html| {
                self::diagnostic(html, diagnostic, detail);
            },
        );
    }
    let left_out = all.len().saturating_sub(detail.diagnostics);
    if left_out > 0 {
        html.classed(
            "p",
            "dim",
            &format!("… and {}", plain::count(left_out, "more message")),
        );
    }
}

/// Its class and its word.
fn level(level: Level) -> (&'static str, &'static str) {
    match level {
        Level::Error => ("error", "error"),
        Level::Policy => ("error", "not allowed"),
        Level::Signature => ("error", "signature"),
        Level::Warning => ("advice", "warning"),
        Level::Advice => ("advice", "advice"),
    }
}

fn diagnostic(html: &mut Html, diagnostic: &Diagnostic, detail: &Detail) {
    html.element("h4", &[], |html| {
        html.classed("span", "tag", level(diagnostic.level).1);
        html.text(" ");
        html.sentences(&diagnostic.message, detail);
        if let Some(code) = &diagnostic.code
            && code != level(diagnostic.level).1
        {
            html.text(" ");
            html.classed("code", "dim", code);
        }
    });
    if let Some(help) = &diagnostic.help {
        html.element("p", &[("class", "help")], |html| {
            html.sentences(help, detail);
        });
    }
    if let Some(place) = &diagnostic.place {
        html.element("p", &[("class", "file")], |html| {
            html.leaf("code", &[], &place.to_string());
        });
    }
    // A warning's own words repeat its message.
    let says_more = diagnostic.rendered.trim().lines().count() > 1;
    if says_more && diagnostic.level < Level::Warning {
        html.element(
            "div",
            &[
                ("class", "scroll"),
                ("tabindex", "0"),
                ("role", "region"),
                ("aria-label", "The compiler's words"),
            ],
            |html| {
                html.element("pre", &[], |html| {
                    html.block(diagnostic.rendered.trim_end(), detail);
                });
            },
        );
    }
}

/// Whether a check has passed, has not, or did not run.
pub(super) fn class(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Passed) => "passed",
        Some(_) => "failed",
        None => "untouched",
    }
}
