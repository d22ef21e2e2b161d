//! Annotations for GitHub Actions, as commands on standard output.
//!
//! Invariant: each line is a command of ours, and there are no more of a kind than are shown.

use super::{
    item::{self, Item},
    plain,
};
use crate::scorecard::{Diagnostic, ExerciseReport, Level, Scorecard, State};
use testkit_record::Place;

/// What GitHub shows of a kind in a step; further ones it drops.
const MAX: usize = 10;

/// The commands, what failed first, and the sums at the end.
pub(super) fn render(card: &Scorecard) -> String {
    if let Some(error) = &card.error {
        return command("error", None, "Not graded", error);
    }
    // The first of each exercise, then the second of each: there is not room for all.
    let numbered = |exercise| errors(exercise).into_iter().enumerate();
    let mut errors: Vec<(usize, String)> = card.exercises.iter().flat_map(numbered).collect();
    errors.sort_by_key(|(number, _)| *number);
    let warnings: Vec<String> = card.exercises.iter().flat_map(warnings).collect();
    let left_out = errors.len().saturating_sub(MAX) + warnings.len().saturating_sub(MAX);
    let totals = &card.totals;
    let more = match left_out {
        0 => String::new(),
        _ => format!(
            ", {} without an annotation",
            plain::count(left_out, "further problem")
        ),
    };
    let sums = format!(
        "{} of {} points, {} of {} exercises passed{}, seed {}{more}",
        totals.points_earned,
        totals.points_possible,
        totals.exercises_passed,
        totals.exercises,
        plain::not_run(card),
        plain::seed(card)
    );
    let errors = errors.into_iter().take(MAX).map(|(_, command)| command);
    let warnings = warnings.into_iter().take(MAX);
    let sums = command("notice", None, "Result", &sums);
    errors.chain(warnings).chain([sums]).collect()
}

/// One for each check that failed, or for the whole file if it could not run.
fn errors(exercise: &ExerciseReport) -> Vec<String> {
    match exercise.state {
        State::Untouched => Vec::new(),
        State::Graded => {
            let items = item::of(exercise).into_iter();
            items.filter(|item| !item.passed()).map(failed).collect()
        }
        State::DidNotCompile | State::Rejected | State::NotRun => {
            let mut diagnostics = exercise.diagnostics.iter();
            let first = diagnostics.find(|diagnostic| diagnostic.level < Level::Warning);
            let place = first.and_then(|diagnostic| diagnostic.place.as_ref());
            let whole = Item {
                exercise,
                check: None,
            };
            let mut text = whole.gist();
            if let Some(help) = first.and_then(|diagnostic| diagnostic.help.as_ref()) {
                text.push_str("\nhelp: ");
                text.push_str(help);
            }
            vec![command(
                "error",
                Some(&placed(exercise, place)),
                &whole.title(),
                &text,
            )]
        }
    }
}

fn failed(item: Item<'_>) -> String {
    let diagnosis = item.check.and_then(|check| check.diagnosis.as_ref());
    let place = diagnosis.and_then(|diagnosis| {
        let mut places = diagnosis.places.iter();
        places.next().or(diagnosis.real_place.as_ref())
    });
    let place = placed(item.exercise, place);
    command("error", Some(&place), &item.title(), &item.gist())
}

fn warnings(exercise: &ExerciseReport) -> Vec<String> {
    let diagnostics = exercise.diagnostics.iter();
    diagnostics
        .filter(|diagnostic| diagnostic.level >= Level::Warning)
        .map(|diagnostic| warning(exercise, diagnostic))
        .collect()
}

fn warning(exercise: &ExerciseReport, diagnostic: &Diagnostic) -> String {
    let mut text = diagnostic.message.clone();
    if let Some(help) = &diagnostic.help {
        text.push_str("\nhelp: ");
        text.push_str(help);
    }
    let title = format!("{}: advice", exercise.name);
    let place = placed(exercise, diagnostic.place.as_ref());
    command("warning", Some(&place), &title, &text)
}

/// Where an annotation stands if nothing better is known: at the head of the file.
fn placed(exercise: &ExerciseReport, place: Option<&Place>) -> Place {
    place.cloned().unwrap_or_else(|| Place {
        file: exercise.file.clone(),
        line: 1,
        column: 1,
    })
}

/// One command with a newline at its end.
fn command(kind: &str, place: Option<&Place>, title: &str, text: &str) -> String {
    let mut properties = format!("title={}", property(title));
    if let Some(Place { file, line, column }) = place {
        let file = property(file);
        let (line, column) = (line.max(&1), column.max(&1));
        properties = format!("file={file},line={line},col={column},{properties}");
    }
    let lines: Vec<String> = plain::lines(text)
        .iter()
        .map(|line| plain::shorten(line, 1000, &super::Style::PLAIN))
        .map(|line| line.replace('%', "%25"))
        .collect();
    format!("::{kind} {properties}::{}\n", lines.join("%0A"))
}

/// Percent signs first, since the others bring more of them.
fn property(text: &str) -> String {
    plain::line(text)
        .replace('%', "%25")
        .replace(':', "%3A")
        .replace(',', "%2C")
}
