//! The list of topics and exercises on the screen.
//!
//! Invariant: the chosen exercise is in view.

use ratatui::{
    layout::Rect,
    style::Modifier,
    text::{Line, Span},
};

use super::look;
use crate::{
    report::Ink,
    standing::Standing,
    watch::{list::List, model::Model, task},
};

/// As many lines as fit into `area`.
pub(super) fn lines(model: &Model, list: &List, area: Rect) -> Vec<Line<'static>> {
    let shown = list.shown(&model.course, &model.standings);
    let mut rows = Vec::new();
    let mut chosen_row = 0;
    let mut topic = "";
    for &at in &shown {
        let exercise = &model.course.exercises[at];
        if exercise.topic != topic {
            topic = &exercise.topic;
            rows.push(topic_line(model, topic, usize::from(area.width)));
        }
        if at == list.chosen {
            chosen_row = rows.len();
        }
        rows.push(exercise_line(
            model,
            at,
            at == list.chosen,
            usize::from(area.width),
        ));
    }
    if shown.is_empty() {
        rows.push(Line::raw(
            "  None: f changes the filter, Esc clears the search.",
        ));
    }
    let height = usize::from(area.height).saturating_sub(2).max(1);
    let top = (chosen_row + 1).saturating_sub(height);
    // The topic's line, where the first one chosen is right below it.
    let top = if chosen_row <= 1 { 0 } else { top };
    let mut lines = vec![heading(model, list, shown.len()), Line::default()];
    lines.extend(rows.into_iter().skip(top).take(height));
    lines
}

fn heading(model: &Model, list: &List, shown: usize) -> Line<'static> {
    let mut text = format!("{shown}: {}", list.filter.words());
    if list.is_searching || !list.search.is_empty() {
        text = format!("{text}, with \"{}\"", list.search);
    }
    if list.is_searching {
        text.push_str(model.style.pick("▏", "_"));
    }
    Line::styled(text, look(model, Ink::Warn))
}

fn topic_line(model: &Model, topic: &str, width: usize) -> Line<'static> {
    let all = model.course.exercises.iter().zip(&model.standings);
    let of_topic = all.filter(|(exercise, _)| exercise.topic == topic);
    let (mut passed, mut count) = (0, 0);
    for (_, standing) in of_topic {
        count += 1;
        passed += usize::from(*standing == Standing::Passed);
    }
    super::sides(
        Span::styled(topic.to_owned(), Modifier::BOLD),
        Span::styled(format!("{passed} of {count} passed"), Modifier::DIM),
        width,
    )
}

fn exercise_line(model: &Model, at: usize, chosen: bool, width: usize) -> Line<'static> {
    let style = &model.style;
    let exercise = &model.course.exercises[at];
    let (mark, word, ink) = match model.standings[at] {
        Standing::Passed => (style.pick("✓", "+"), "passed", Ink::Good),
        Standing::Started => (style.pick("●", "*"), "started", Ink::Warn),
        Standing::Untouched => (style.pick("·", "."), "untouched", Ink::Dim),
    };
    let points: u32 = exercise.checks.iter().map(|check| check.points).sum();
    let pointer = if chosen { ">" } else { " " };
    let right = format!("{word:>9} {points:>3} points");
    let room = width.saturating_sub(right.chars().count() + 6);
    let name = format!("{:<22} {}", exercise.name, exercise.title);
    let name = task::shorten(&name, room, style);
    let space = room.saturating_sub(name.chars().count()) + 2;
    let mut line = Line::from(vec![
        Span::raw(format!("{pointer} ")),
        Span::styled(mark, look(model, ink)),
        Span::raw(format!(" {name}{}", " ".repeat(space))),
        Span::styled(right, look(model, ink)),
    ]);
    if chosen {
        line = line.patch_style(Modifier::BOLD);
    }
    line
}
