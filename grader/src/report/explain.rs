//! One exercise in full: what the compiler said, and each check that did not pass with its
//! cause, its picture and what it printed.
//!
//! Invariant: what passed or was never touched takes no room here.

use testkit_record::{Elapsed, Failure, Place};

use super::{
    Ink, Style,
    diagnostics::diagnostics,
    page::{Page, points, summary},
    picture, plain,
};
use crate::scorecard::{
    CheckReport, Diagnosis, Diagnostic, ExerciseReport, Output, State, Verdict,
};

/// Lines of what a check printed.
const MAX_OUTPUT: usize = 20;

/// Explains `exercise` where there is something to explain.
pub(super) fn exercise(page: &mut Page<'_>, exercise: &ExerciseReport) {
    let quiet = exercise.state == State::Untouched
        || exercise.state == State::Graded && exercise.passed() && exercise.diagnostics.is_empty();
    if quiet {
        return;
    }
    header(page, exercise);
    body(page, exercise, None);
}

/// What there is to say of `exercise` without its title; beside the failed checks, the pictures
/// of the same checks in `goal`, where it is given.
pub(super) fn body(page: &mut Page<'_>, exercise: &ExerciseReport, goal: Option<&ExerciseReport>) {
    if let Some(reason) = &exercise.reason {
        page.paragraph(2, ("", Ink::Plain), reason);
    }
    if exercise.state != State::Graded {
        // A file that can't be read has one sentence, which is its reason too.
        let is_said = |it: &&Diagnostic| exercise.reason.as_ref() != Some(&it.message);
        let more: Vec<Diagnostic> = exercise
            .diagnostics
            .iter()
            .filter(is_said)
            .cloned()
            .collect();
        diagnostics(page, &more);
    }
    if exercise.state == State::Graded {
        for check in &exercise.checks {
            if check.verdict == Some(Verdict::Passed) {
                check_line(page, check);
            }
        }
        for check in &exercise.checks {
            if check.verdict != Some(Verdict::Passed) {
                let goal = goal.and_then(|goal| {
                    let mut checks = goal.checks.iter();
                    checks.find(|other| other.name == check.name)
                });
                explain(page, check, goal, &exercise.file);
            }
        }
        // Advice costs nothing, so it stands behind what does.
        diagnostics(page, &exercise.diagnostics);
    }
}

fn header(page: &mut Page<'_>, exercise: &ExerciseReport) {
    let style = page.style;
    let (_, word, ink) = summary(exercise, style);
    let rule = style.pick("━", "=");
    let title = format!(
        "{}: {}",
        plain::line(&exercise.name),
        plain::line(&exercise.title)
    );
    let room = style.width.saturating_sub(plain::length(&word) + 8);
    let title = plain::shorten(&title, room, style);
    let rest = style
        .width
        .saturating_sub(plain::length(&title) + plain::length(&word) + 5);
    page.gap();
    page.line(&format!(
        "{} {} {} {}",
        style.paint(Ink::Dim, &rule.repeat(2)),
        style.paint(Ink::Strong, &title),
        style.paint(Ink::Dim, &rule.repeat(rest)),
        style.paint(ink, &word),
    ));
    page.line(&style.paint(Ink::Dim, &plain::line(&exercise.file)));
    page.gap();
}

fn check_line(page: &mut Page<'_>, check: &CheckReport) {
    let passed = check.verdict == Some(Verdict::Passed);
    let (mark, ink) = if passed {
        (page.style.pick("✓", "+"), Ink::Good)
    } else {
        (page.style.pick("✗", "x"), Ink::Bad)
    };
    let points = points(check.points_earned, check.points_possible);
    let room = page
        .style
        .width
        .saturating_sub(plain::length(&points) + 2 + 4);
    let mut lines = plain::wrap(&check.sentence, room).into_iter();
    let first = lines.next().unwrap_or_default();
    let sentence_ink = if passed { Ink::Dim } else { Ink::Strong };
    let first = format!(
        "  {} {}{}  {}",
        page.style.paint(ink, mark),
        page.style.paint(sentence_ink, &first),
        " ".repeat(room.saturating_sub(plain::length(&first))),
        page.style.paint(ink, &points),
    );
    page.line(&first);
    for line in lines {
        let line = page.style.paint(sentence_ink, &line);
        page.line(&format!("    {line}"));
    }
}

/// A check that did not pass, from its sentence to its output.
fn explain(page: &mut Page<'_>, check: &CheckReport, goal: Option<&CheckReport>, file: &str) {
    page.gap();
    check_line(page, check);
    details(page, check, goal, file);
    if let Some(output) = &check.output {
        printed(page, output);
    }
    page.gap();
}

/// Why a check did not pass, from its ending to its picture.
pub(super) fn details(
    page: &mut Page<'_>,
    check: &CheckReport,
    goal: Option<&CheckReport>,
    file: &str,
) {
    let begun = page.text.len();
    if let Some(text) = ending(check.verdict) {
        page.paragraph(4, ("", Ink::Plain), text);
    }
    if let Some(failure) = &check.failure {
        values(page, failure);
    }
    if let Some(Diagnosis {
        code,
        text,
        places: evidence,
        real_place,
    }) = &check.diagnosis
    {
        if page.text.len() > begun {
            page.gap();
        }
        page.paragraph(4, (&format!("{code}:"), Ink::Bad), text);
        places(page, evidence);
        if let Some(place) = real_place {
            page.paragraph(4, ("", Ink::Plain), "When its time was up, it was here:");
            places(page, std::slice::from_ref(place));
        }
    }
    if let Some(Failure { why, .. }) = &check.failure
        && !why.trim().is_empty()
        && check
            .diagnosis
            .as_ref()
            .is_none_or(|diagnosis| diagnosis.text != *why)
    {
        page.gap();
        page.paragraph(4, ("why:", Ink::Strong), why);
    }
    if let Some(timeline) = &check.timeline {
        let width = page.style.width.saturating_sub(4);
        let goal = goal.and_then(|goal| goal.timeline.as_ref());
        let lines = match goal {
            Some(goal) => picture::render_with_goal(timeline, goal, file, page.style, width),
            None => picture::render(timeline, check.clock, file, page.style, width),
        };
        page.gap();
        for line in lines {
            page.line(&format!("    {line}"));
        }
    }
}

/// What happened where no assertion spoke.
pub(super) fn ending(verdict: Option<Verdict>) -> Option<&'static str> {
    match verdict {
        Some(Verdict::Passed | Verdict::Failed) => None,
        Some(Verdict::TimedOut) => {
            Some("Timed out: it went on past its deadline in real time and was ended.")
        }
        Some(Verdict::Crashed) => Some("Crashed: its process died before the check was over."),
        Some(Verdict::Missing) => {
            Some("No verdict: its process ended before the check could say how it went.")
        }
        Some(Verdict::Tampered) => {
            Some("Tampered with: something other than the check wrote a result.")
        }
        None => Some("It did not run."),
    }
}

fn values(page: &mut Page<'_>, failure: &Failure) {
    page.paragraph(4, ("", Ink::Plain), &failure.what);
    value(page, ("expected", Ink::Good), &failure.expected, "");
    let apart = failure
        .elapsed
        .map(|elapsed| difference(elapsed, page.style));
    value(
        page,
        ("got", Ink::Bad),
        &failure.got,
        &apart.unwrap_or_default(),
    );
}

fn difference(
    Elapsed {
        expected_ms,
        got_ms,
    }: Elapsed,
    style: &Style,
) -> String {
    let apart = plain::duration(expected_ms.abs_diff(got_ms));
    let text = match got_ms.cmp(&expected_ms) {
        std::cmp::Ordering::Less => format!("({apart} less)"),
        std::cmp::Ordering::Equal => return String::new(),
        std::cmp::Ordering::Greater => format!("({apart} more)"),
    };
    format!("  {}", style.paint(Ink::Dim, &text))
}

/// A value under its label, the further lines below the first; `note` is painted already.
fn value(page: &mut Page<'_>, (label, ink): (&str, Ink), value: &str, note: &str) {
    let label = page.style.paint(ink, &format!("{label:>8}"));
    let lines = plain::lines(value);
    let max = page.style.width * 3;
    let short = |line: &String| plain::shorten(line, max, page.style);
    let mut first = format!(
        "      {label}  {}",
        lines.first().map(short).unwrap_or_default()
    );
    if lines.len() <= 1 {
        first.push_str(note);
    }
    let rest: Vec<String> = lines.iter().skip(1).take(MAX_OUTPUT).map(short).collect();
    page.line(&first);
    for line in rest {
        page.line(&format!("{:16}{line}", ""));
    }
    if lines.len() > MAX_OUTPUT + 1 {
        let more = page.style.pick("…", "...");
        let left_out = plain::count(lines.len() - MAX_OUTPUT - 1, "more line");
        page.line(&format!("{:16}{more} and {left_out}", ""));
    }
}

/// Each on a line of its own, in the form that editors and terminals make a link of.
pub(super) fn places(page: &mut Page<'_>, places: &[Place]) {
    for place in places {
        let place = plain::line(&place.to_string());
        let arrow = page.style.pick("→", "->");
        let arrow = page.style.paint(Ink::Dim, arrow);
        page.line(&format!("      {arrow} {place}"));
    }
}

fn printed(page: &mut Page<'_>, output: &Output) {
    if output.text.is_empty() && !output.truncated {
        return;
    }
    page.gap();
    let title = page.style.paint(Ink::Strong, "printed:");
    page.line(&format!("    {title}"));
    let bar = page.style.pick("    │ ", "    | ");
    if output.line_times.is_empty() {
        page.block(bar, &output.text, MAX_OUTPUT);
    } else {
        page.block(bar, &timed(output), MAX_OUTPUT);
    }
    if output.truncated {
        let note = page.style.paint(Ink::Dim, "It printed more than is kept");
        page.line(&format!("    {note}"));
    }
}

/// The output with the time in front of each line.
pub(super) fn timed(output: &Output) -> String {
    let times = output.line_times.iter().map(|at| plain::duration(*at));
    let times: Vec<String> = times.collect();
    let width = times.iter().map(|time| plain::length(time)).max();
    let mut lines = Vec::new();
    for (at, line) in output.text.lines().enumerate() {
        let time = times.get(at).map_or("", String::as_str);
        lines.push(format!("{time:>0$}  {line}", width.unwrap_or(0)));
    }
    lines.join("\n")
}
