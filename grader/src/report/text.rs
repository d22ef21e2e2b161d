//! The report that a learner reads in a terminal: all exercises in short, then each failure
//! explained, then the totals and what to do next.
//!
//! Invariant: every text of the scorecard passes through `plain` before it is shown.

use super::{
    Ink, Style, explain,
    page::{Page, points, points_of, summary},
    plain,
};
use crate::scorecard::{Disclosure, ExerciseReport, Scorecard, State};

/// The whole report, with a newline at its end.
pub(super) fn render(card: &Scorecard, style: &Style) -> String {
    let mut page = Page {
        text: String::new(),
        style,
    };
    if let Some(error) = &card.error {
        page.paragraph(0, ("error:", Ink::Bad), error);
        return page.text;
    }
    overview(&mut page, card);
    for exercise in &card.exercises {
        explain::exercise(&mut page, exercise);
    }
    closing(&mut page, card);
    page.text
}

fn overview(page: &mut Page<'_>, card: &Scorecard) {
    let style = page.style;
    let longest =
        |of: fn(&ExerciseReport) -> usize| card.exercises.iter().map(of).max().unwrap_or(0);
    let name_width = longest(|exercise| plain::length(&plain::line(&exercise.name))).min(24);
    for topic in card
        .exercises
        .chunk_by(|one, other| one.topic == other.topic)
    {
        page.gap();
        let earned = topic.iter().map(|exercise| exercise.points_earned).sum();
        let possible = topic.iter().map(|exercise| exercise.points_possible).sum();
        let title = plain::line(&topic[0].topic);
        page.sides(
            (&title, Ink::Strong),
            (&points(earned, possible), Ink::Strong),
        );
        for exercise in topic {
            let (mark, word, ink) = summary(exercise, style);
            let name = plain::shorten(&plain::line(&exercise.name), name_width, style);
            let points = points_of(exercise);
            let right = format!("{word}  {points:>5}");
            let room = style
                .width
                .saturating_sub(name_width + plain::length(&right) + 8);
            let title = plain::shorten(&plain::line(&exercise.title), room, style);
            let title_ink = if exercise.state == State::Untouched {
                Ink::Dim
            } else {
                Ink::Plain
            };
            page.line(&format!(
                "  {} {name:<name_width$}  {}{}  {}",
                style.paint(ink, mark),
                style.paint(title_ink, &title),
                " ".repeat(room - plain::length(&title)),
                style.paint(ink, &right),
            ));
        }
    }
}

fn closing(page: &mut Page<'_>, card: &Scorecard) {
    let style = page.style;
    let dot = style.pick(" · ", ", ");
    let totals = &card.totals;
    page.gap();
    page.line(&style.paint(Ink::Dim, &style.pick("━", "=").repeat(style.width)));
    let checks = match card.disclosure {
        Disclosure::None => String::new(),
        _ => format!("{dot}{} of {} checks", totals.checks_passed, totals.checks),
    };
    let sums = format!(
        "{} of {} points{dot}{} of {} exercises{checks}",
        totals.points_earned, totals.points_possible, totals.exercises_passed, totals.exercises,
    );
    page.line(&style.paint(Ink::Strong, &sums));
    if card.not_run() > 0 {
        let text = format!("{}.", plain::not_run(card).trim_start_matches(", "));
        page.paragraph(0, ("note:", Ink::Bad), &text);
    }
    let how = format!(
        "seed {}{dot}{}{dot}tokio {}{dot}{}",
        plain::seed(card),
        plain::duration(card.real_ms),
        plain::line(&card.tool.tokio),
        plain::line(&card.tool.rustc),
    );
    page.line(&style.paint(Ink::Dim, &plain::shorten(&how, style.width, style)));
    if let Some(fingerprint) = &card.secret_fingerprint {
        let where_to = format!(
            "The seed repeats this run only together with the secret {}.",
            plain::line(fingerprint)
        );
        page.paragraph(0, ("secret:", Ink::Dim), &where_to);
    }
    page.gap();
    notes(page, card);
    if !card.tool.tells_held_threads {
        let text = "on this system a thread that is put to sleep or made to wait is not told, and \
                    costs nothing; on Linux it costs the check.";
        page.paragraph(0, ("note:", Ink::Dim), text);
        page.gap();
    }
    match card.exercises.iter().find(|exercise| !exercise.passed()) {
        Some(next) => {
            let text = format!(
                "Next: {}, {}",
                plain::line(&next.name),
                plain::line(&next.title)
            );
            let text = plain::shorten(&text, style.width, style);
            page.line(&style.paint(Ink::Strong, &text));
            page.line(&format!("  {}", plain::line(&next.file)));
        }
        None if card.exercises.is_empty() => page.line("There is no exercise to grade"),
        None => page.line(&style.paint(Ink::Good, "All passed")),
    }
}

/// What a person may want to look at.
fn notes(page: &mut Page<'_>, card: &Scorecard) {
    for note in &card.notes {
        let text = match note.file.as_str() {
            "" => note.kind.as_str().to_owned(),
            file => format!("{} {}", plain::line(file), note.kind.as_str()),
        };
        page.paragraph(0, ("note:", Ink::Dim), &text);
    }
    if !card.notes.is_empty() {
        page.gap();
    }
}
