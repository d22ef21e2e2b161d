//! The text of a panel: the exercise with its result, an explanation, a solution.
//!
//! Invariant: pure but for reading the solution; the text is the same at every height.

use std::fmt::Write;

use similar::{ChangeTag, TextDiff};

use super::{
    model::{Model, Panel},
    prose,
};
use crate::{
    candidate::{self, Role},
    explain,
    report::{self, Ink, Style},
    scorecard::{State, Verdict},
    standing::Standing,
};

/// The panel's text, with the colours of the style.
pub(super) fn text(model: &Model) -> String {
    match &model.panel {
        Panel::Exercise | Panel::List(_) => exercise(model),
        Panel::Explanation(at) => explanation(model, *at),
        Panel::Solution { whole } => solution(model, *whole),
        Panel::ConfirmReset => format!(
            "Put {} back to where it started?\n\nWhat you wrote is kept as a copy, and its place is told.\n",
            model.exercise().file
        ),
    }
}

fn exercise(model: &Model) -> String {
    let style = &model.style;
    let mut text = String::new();
    let standing = model.standings[model.current];
    match &model.report {
        Some(report) if report.state != State::Untouched => {
            let goal = model.goal.as_deref().filter(|_| model.wants_goal);
            text.push_str(&report::explain(report, goal, style));
            if report.state != State::Graded {
                checks(&mut text, model);
            }
        }
        _ if model.is_working => line_of(&mut text, "Compiling and running the checks"),
        _ => checks(&mut text, model),
    }
    if standing == Standing::Passed && !model.is_working {
        passed(&mut text, model);
    }
    hints(&mut text, model);
    if standing != Standing::Passed {
        task(&mut text, model);
    }
    text
}

/// What the checks ask for, before any has run.
fn checks(text: &mut String, model: &Model) {
    let style = &model.style;
    let passed = model.standings[model.current] == Standing::Passed;
    let (mark, ink) = if passed {
        (style.pick("✓", "+"), Ink::Good)
    } else {
        (style.pick("○", "o"), Ink::Dim)
    };
    gap(text);
    for check in &model.exercise().checks {
        let room = style.width.saturating_sub(4);
        for (at, line) in report::wrap(&check.sentence, room).iter().enumerate() {
            let mark = if at == 0 { mark } else { " " };
            line_of(text, &format!("  {} {line}", style.paint(ink, mark)));
        }
    }
}

/// What has been learnt, and where to go from here.
fn passed(text: &mut String, model: &Model) {
    let style = &model.style;
    let exercise = model.exercise();
    let points: u32 = exercise.checks.iter().map(|check| check.points).sum();
    gap(text);
    let praise = format!("Passed: {points} of {points} points");
    line_of(text, &style.paint(Ink::Good, &praise));
    gap(text);
    for line in report::wrap(&exercise.idea, style.width) {
        line_of(text, &line);
    }
    gap(text);
    let open = model
        .standings
        .iter()
        .filter(|&&standing| standing != Standing::Passed)
        .count();
    if open == 0 {
        line_of(text, "Every exercise of the course is passed.");
    } else {
        line_of(
            text,
            "n goes on to the next exercise, s compares with the solution.",
        );
    }
}

fn hints(text: &mut String, model: &Model) {
    let exercise = model.exercise();
    let shown = model.bookmark.hints_shown(&exercise.name);
    let all = exercise.hints.len();
    for (at, hint) in exercise.hints.iter().take(shown).enumerate() {
        gap(text);
        let title = format!("Hint {} of {all}", at + 1);
        line_of(text, &model.style.paint(Ink::Warn, &title));
        for line in report::wrap(hint, model.style.width.saturating_sub(2)) {
            line_of(text, &format!("  {line}"));
        }
    }
}

/// The comment that the stub begins with.
fn task(text: &mut String, model: &Model) {
    let stub = candidate::load(&model.course, Role::Stub, &model.exercise().stub);
    let Ok(stub) = stub else { return };
    gap(text);
    line_of(text, &model.style.paint(Ink::Strong, "The task"));
    let comment = stub.source.lines();
    let comment = comment.map_while(|line| line.strip_prefix("//!"));
    for line in prose::reflow(comment, model.style.width.saturating_sub(2)) {
        line_of(text, &format!("  {line}"));
    }
}

/// The page on the cause of the failed check with the number `at`.
fn explanation(model: &Model, at: usize) -> String {
    let checks = model.report.iter().flat_map(|report| &report.checks);
    let diagnosis = checks
        .filter(|check| check.verdict.is_some_and(|it| it != Verdict::Passed))
        .map(|check| check.diagnosis.as_ref())
        .nth(at);
    match diagnosis {
        Some(Some(diagnosis)) => {
            let page = explain::page(diagnosis.code);
            if model.style.unicode {
                page.to_owned()
            } else {
                report::ascii(page)
            }
        }
        Some(None) => "Nothing is known of the cause.".to_owned(),
        None => "No check has failed.".to_owned(),
    }
}

/// The solution, or what changes what the learner wrote into it.
fn solution(model: &Model, whole: bool) -> String {
    let exercise = model.exercise();
    let solution = match candidate::load(&model.course, Role::Solution, &exercise.solution) {
        Ok(solution) => solution.source,
        Err(error) => return format!("{error:#}"),
    };
    let solution = report::harmless(&solution);
    let style = &model.style;
    if whole {
        let title = style.paint(Ink::Strong, &exercise.solution);
        return format!("{title}\n\n{solution}");
    }
    let yours = report::harmless(&model.text_of(model.current).unwrap_or_default());
    let mut text = format!(
        "{} {}\n{} {}\n\n",
        style.paint(Ink::Bad, "-"),
        exercise.file,
        style.paint(Ink::Good, "+"),
        exercise.solution
    );
    let diff = TextDiff::from_lines(&yours, &solution);
    for (at, group) in diff.grouped_ops(3).iter().enumerate() {
        if at > 0 {
            line_of(&mut text, &style.paint(Ink::Dim, style.pick("⋯", "...")));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, ink) = match change.tag() {
                ChangeTag::Delete => ("-", Ink::Bad),
                ChangeTag::Insert => ("+", Ink::Good),
                ChangeTag::Equal => (" ", Ink::Dim),
            };
            let line = format!("{sign} {}", change.value().trim_end());
            line_of(&mut text, &style.paint(ink, &line));
        }
    }
    text
}

fn line_of(text: &mut String, line: &str) {
    // Writing to a string can't fail.
    let _ = writeln!(text, "{}", line.trim_end());
}

/// An empty line, but never two and never at the top.
fn gap(text: &mut String) {
    if !text.is_empty() && !text.ends_with("\n\n") {
        text.push('\n');
    }
}

/// Cut where it is wider than the style allows.
pub(super) fn shorten(text: &str, max: usize, style: &Style) -> String {
    report::shorten(text, max, style)
}
