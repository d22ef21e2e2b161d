//! One check of the page: its sentence, why it did not pass, its picture beside the lines of the
//! file that it is about, and what was printed.
//!
//! Invariant: whatever a picture shows stands below it in words, too.

use testkit_record::{Elapsed, Failure, Place};

use super::{Detail, exercise, markup::Html, picture, source};
use crate::{
    report::{explain, page, plain},
    scorecard::{CheckReport, Diagnosis, ExerciseReport, Output, Verdict},
};

/// The check that the ids below it begin with `id` for.
pub(super) fn one(
    html: &mut Html,
    id: &str,
    check: &CheckReport,
    exercise: &ExerciseReport,
    detail: &Detail,
) {
    let state = exercise::class(check.verdict);
    html.element(
        "section",
        &[("class", "check"), ("data-state", state)],
        |html| {
            head(html, check, detail);
            if check.verdict.is_none() {
                return;
            }
            if check.verdict == Some(Verdict::Passed) {
                let has_more = detail.passed && picture::has_shapes(check, &exercise.file)
                    || check.output.as_ref().is_some_and(has_text);
                if has_more {
                    html.element("details", &[("class", "more")], |html| {
                        html.leaf("summary", &[], "What happened");
                        happened(html, id, check, exercise, detail);
                    });
                }
                return;
            }
            why(html, check, &exercise.file, detail);
            happened(html, id, check, exercise, detail);
        },
    );
}

fn head(html: &mut Html, check: &CheckReport, detail: &Detail) {
    let (sign, word) = match check.verdict {
        Some(Verdict::Passed) => ("✓", "passed"),
        Some(Verdict::Failed) => ("✗", "failed"),
        Some(Verdict::TimedOut) => ("✗", "timed out"),
        Some(Verdict::Crashed) => ("✗", "crashed"),
        Some(Verdict::Missing) => ("✗", "missing"),
        Some(Verdict::Tampered) => ("✗", "tampered"),
        None => ("·", "did not run"),
    };
    html.element("h4", &[], |html| {
        html.leaf("span", &[("class", "sign"), ("aria-hidden", "true")], sign);
        html.element("span", &[("class", "sentence")], |html| {
            html.sentences(&check.sentence, detail);
        });
        html.text(" ");
        let is_plain = matches!(
            check.verdict,
            Some(Verdict::Passed | Verdict::Failed) | None
        );
        html.classed("span", if is_plain { "said" } else { "tag" }, word);
        html.text(" ");
        let points = page::points(check.points_earned, check.points_possible);
        html.classed("span", "points", &points);
    });
}

/// Why it did not pass.
fn why(html: &mut Html, check: &CheckReport, file: &str, detail: &Detail) {
    if let Some(text) = explain::ending(check.verdict) {
        html.leaf("p", &[], text);
    }
    if let Some(failure) = &check.failure {
        values(html, failure, detail);
    }
    if let Some(diagnosis) = &check.diagnosis {
        html.element("div", &[("class", "diagnosis")], |html| {
            self::diagnosis(html, diagnosis, file, detail);
        });
    }
    let same = |why: &str| check.diagnosis.as_ref().is_some_and(|it| it.text == *why);
    if let Some(Failure { why, .. }) = &check.failure
        && !why.trim().is_empty()
        && !same(why)
    {
        html.element("p", &[("class", "why")], |html| {
            html.leaf("strong", &[], "Why: ");
            html.sentences(why, detail);
        });
    }
}

fn values(html: &mut Html, failure: &Failure, detail: &Detail) {
    html.element("p", &[("class", "what")], |html| {
        html.sentences(&failure.what, detail);
    });
    html.element("dl", &[("class", "values")], |html| {
        for (name, value, note) in [
            ("expected", &failure.expected, String::new()),
            (
                "got",
                &failure.got,
                failure.elapsed.map_or(String::new(), difference),
            ),
        ] {
            html.leaf("dt", &[("class", name)], name);
            html.element("dd", &[], |html| {
                html.element("code", &[], |html| html.block(value, detail));
                if !note.is_empty() {
                    html.text(" ");
                    html.classed("span", "dim", &note);
                }
            });
        }
    });
}

fn difference(elapsed: Elapsed) -> String {
    let apart = plain::duration(elapsed.expected_ms.abs_diff(elapsed.got_ms));
    match elapsed.got_ms.cmp(&elapsed.expected_ms) {
        std::cmp::Ordering::Less => format!("{apart} less"),
        std::cmp::Ordering::Equal => String::new(),
        std::cmp::Ordering::Greater => format!("{apart} more"),
    }
}

fn diagnosis(html: &mut Html, diagnosis: &Diagnosis, file: &str, detail: &Detail) {
    html.element("p", &[], |html| {
        html.classed("span", "tag", diagnosis.code.as_str());
        html.text(" ");
        html.sentences(&diagnosis.text, detail);
    });
    let places: Vec<&Place> = diagnosis.places.iter().take(12).collect();
    if !places.is_empty() {
        html.element("p", &[("class", "file")], |html| {
            self::places(html, "At ", &places, file);
        });
    }
    if let Some(place) = &diagnosis.real_place {
        html.element("p", &[("class", "file")], |html| {
            self::places(html, "When its time was up, it was at ", &[place], file);
        });
    }
    let more = format!("cargo run -- explain {}", diagnosis.code);
    html.element("p", &[("class", "dim")], |html| {
        html.text("More on this cause: ");
        html.leaf("code", &[], &more);
    });
}

/// Those in `file` by line and column, since its name stands above.
fn places(html: &mut Html, lead: &'static str, places: &[&Place], file: &str) {
    html.text(lead);
    for (at, place) in places.iter().enumerate() {
        if at > 0 {
            html.text(", ");
        }
        let text = if place.file == file {
            format!("{}:{}", place.line, place.column)
        } else {
            place.to_string()
        };
        html.leaf("code", &[], &text);
    }
}

/// The picture with the lines that it is about, and what was printed.
fn happened(
    html: &mut Html,
    id: &str,
    check: &CheckReport,
    exercise: &ExerciseReport,
    detail: &Detail,
) {
    html.element("div", &[("class", "happened")], |html| {
        let lines = picture::one(html, id, check, &exercise.file, detail);
        source::excerpt(html, check, exercise, &lines, detail);
    });
    if let Some(output) = check.output.as_ref().filter(|output| has_text(output)) {
        printed(html, output, detail);
    }
}

fn has_text(output: &Output) -> bool {
    !output.text.is_empty() || output.truncated
}

fn printed(html: &mut Html, output: &Output, detail: &Detail) {
    html.element("figure", &[("class", "printed")], |html| {
        html.leaf("figcaption", &[], "Printed");
        let text = if output.line_times.is_empty() {
            output.text.clone()
        } else {
            explain::timed(output)
        };
        html.element(
            "div",
            &[
                ("class", "scroll"),
                ("tabindex", "0"),
                ("role", "region"),
                ("aria-label", "What was printed"),
            ],
            |html| {
                html.element("pre", &[], |html| html.block(&text, detail));
            },
        );
        if output.truncated {
            html.classed("p", "dim", "It printed more than is kept.");
        }
    });
}
