//! Draws the model: a head with the exercise, the panel below it, and the keys at the bottom.
//!
//! Invariant: at every size something useful is drawn, and nothing outside the screen.

use std::fmt::Write;

use ansi_to_tui::IntoText;
use ratatui::{
    Frame,
    layout::{Constraint, Layout, Rect},
    style::{Modifier, Style as Look},
    text::{Line, Span, Text},
    widgets::Paragraph,
};

use super::{
    model::{Model, Panel},
    task,
};
use crate::{report::Ink, standing::Standing};

mod list;

/// Text on the screen that leads to a file.
pub(super) struct Link {
    pub(super) column: u16,
    pub(super) row: u16,
    pub(super) text: String,
    pub(super) target: String,
}

/// Wider lines are hard to read.
const WIDEST: u16 = 110;
/// With fewer lines, the head and the keys have one each.
const LOW: u16 = 12;

/// Draws all; gives back where the file's name stands.
pub(super) fn draw(frame: &mut Frame<'_>, model: &mut Model) -> Option<Link> {
    let whole = frame.area();
    model.style.width = usize::from(whole.width.min(WIDEST));
    let mut keys = keys(model, whole.width);
    // On a very small screen the text comes first.
    let is_low = whole.height < LOW;
    if is_low {
        keys.lines.truncate(1);
    }
    let notice = notice(model);
    let height = |text: &Text<'_>| u16::try_from(text.height()).unwrap_or(u16::MAX);
    let [head, body, foot, bottom] = Layout::vertical([
        Constraint::Length(if is_low { 1 } else { 3 }),
        Constraint::Min(1),
        Constraint::Length(height(&notice)),
        Constraint::Length(height(&keys) + 1),
    ])
    .areas(whole);
    let link = draw_head(frame, model, head);
    model.page_lines = usize::from(body.height);
    if let Panel::List(chosen) = &model.panel {
        let lines = list::lines(model, chosen, body);
        frame.render_widget(Paragraph::new(lines), body);
    } else {
        draw_text(frame, model, body);
    }
    frame.render_widget(Paragraph::new(notice), foot);
    draw_bottom(frame, model, keys, bottom);
    link
}

/// Title and progress, the file, and a rule.
fn draw_head(frame: &mut Frame<'_>, model: &Model, area: Rect) -> Option<Link> {
    let style = &model.style;
    let exercise = model.exercise();
    let passed = count_passed(model);
    let all = model.standings.len();
    let right = format!("{passed}/{all} exercises, {} points", points(model));
    let width = usize::from(area.width);
    let room = width.saturating_sub(right.chars().count() + 2);
    let (room, right) = if room < exercise.name.len() {
        (width, String::new())
    } else {
        (room, right)
    };
    let title = format!("{}: {}", exercise.name, exercise.title);
    let title = task::shorten(&title, room, style);
    let (state, ink) = state(model);
    let lines = vec![
        sides(
            Span::styled(title, Modifier::BOLD),
            Span::styled(right, Modifier::DIM),
            width,
        ),
        sides(
            Span::raw(task::shorten(
                &exercise.file,
                width.saturating_sub(20),
                style,
            )),
            Span::styled(state, look(model, ink)),
            width,
        ),
        Line::styled(style.pick("─", "-").repeat(width), Modifier::DIM),
    ];
    frame.render_widget(Paragraph::new(lines), area);
    let path = model.course.root.join(&exercise.file);
    let fits = exercise.file.chars().count() + 20 <= width && area.height > 1;
    fits.then(|| Link {
        column: area.x,
        row: area.y + 1,
        text: exercise.file.clone(),
        target: format!("file://{}", escaped(&path.to_string_lossy())),
    })
}

/// A path as a URL has it.
fn escaped(path: &str) -> String {
    let mut url = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a string can't fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url
}

fn count_passed(model: &Model) -> usize {
    let passed = |standing: &&Standing| **standing == Standing::Passed;
    model.standings.iter().filter(passed).count()
}

/// Points of passed exercises, and all.
fn points(model: &Model) -> String {
    let mut sums = (0, 0);
    for (exercise, standing) in model.course.exercises.iter().zip(&model.standings) {
        let points: u32 = exercise.checks.iter().map(|check| check.points).sum();
        sums.1 += points;
        if *standing == Standing::Passed {
            sums.0 += points;
        }
    }
    format!("{}/{}", sums.0, sums.1)
}

/// Where the exercise stands, in words.
fn state(model: &Model) -> (String, Ink) {
    let style = &model.style;
    if model.is_working {
        let frames = style.pick(
            ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧"],
            ["|", "/", "-", "\\", "|", "/", "-", "\\"],
        );
        let frame = frames[model.tick % frames.len()];
        return (format!("{frame} grading"), Ink::Warn);
    }
    if let Some(report) = &model.report {
        let (mark, words, ink) = crate::report::summary(report, style);
        return (format!("{mark} {words}"), ink);
    }
    match model.standings[model.current] {
        Standing::Passed => (format!("{} passed", style.pick("✓", "+")), Ink::Good),
        Standing::Started => ("started".to_owned(), Ink::Warn),
        Standing::Untouched => (format!("{} untouched", style.pick("·", "-")), Ink::Dim),
    }
}

/// The look of an ink, as far as the terminal shows colours.
fn look(model: &Model, ink: Ink) -> Look {
    let painted = model.style.paint(ink, "x");
    let text = painted.into_text().unwrap_or_default();
    let span = text.lines.into_iter().flat_map(|line| line.spans).next();
    span.map(|span| span.style).unwrap_or_default()
}

fn sides<'a>(left: Span<'a>, right: Span<'a>, width: usize) -> Line<'a> {
    let space = width.saturating_sub(left.width() + right.width());
    Line::from(vec![left, Span::raw(" ".repeat(space)), right])
}

/// The panel's text from where it is scrolled to.
fn draw_text(frame: &mut Frame<'_>, model: &mut Model, area: Rect) {
    let text = task::text(model);
    let text = text.into_text().unwrap_or_else(|_| Text::raw(text.clone()));
    let lines: Vec<Line<'_>> = text
        .lines
        .iter()
        .flat_map(|line| folded(line, usize::from(area.width)))
        .collect();
    model.text_lines = lines.len();
    seek(model, &lines, usize::from(area.height));
    let last = lines.len().saturating_sub(usize::from(area.height));
    model.scroll = model.scroll.min(last);
    let lines: Vec<_> = lines.into_iter().skip(model.scroll).collect();
    frame.render_widget(Paragraph::new(lines), area);
}

/// Scrolls to what was asked for, as soon as it is there.
fn seek(model: &mut Model, lines: &[Line<'_>], height: usize) {
    let Some(start) = &model.seek else { return };
    let is_start = |line: &Line<'_>| {
        let text: String = line.spans.iter().map(|span| &*span.content).collect();
        text.trim_start().starts_with(start)
    };
    if let Some(at) = lines.iter().position(is_start) {
        model.seek = None;
        // With room for some lines after it.
        let seen = model.scroll..(model.scroll + height.saturating_sub(4));
        if !seen.contains(&at) {
            model.scroll = at.saturating_sub(height / 2);
        }
    }
}

/// A line as several ones where it is wider than `width`.
fn folded(line: &Line<'_>, width: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default().style(line.style)];
    let mut filled = 0;
    for span in &line.spans {
        for part in span.styled_graphemes(Look::default()) {
            let piece = Span::styled(part.symbol.to_owned(), part.style);
            if filled + piece.width() > width.max(1) {
                lines.push(Line::default().style(line.style));
                filled = 0;
            }
            filled += piece.width();
            let line = lines.last_mut();
            match line.and_then(|line| {
                line.spans
                    .last_mut()
                    .map(|last| (last.style == piece.style, line_end(last)))
            }) {
                Some((true, end)) => end.push_str(&piece.content),
                _ => {
                    if let Some(line) = lines.last_mut() {
                        line.push_span(piece);
                    }
                }
            }
        }
    }
    lines
}

/// The text of a span, to be added to.
fn line_end<'a>(span: &'a mut Span<'static>) -> &'a mut String {
    span.content.to_mut()
}

fn notice(model: &Model) -> Text<'static> {
    let Some(notice) = &model.notice else {
        return Text::default();
    };
    let lines = crate::report::wrap(notice, model.style.width);
    let look = look(model, Ink::Warn);
    let lines = lines.into_iter().map(|line| Line::styled(line, look));
    lines.collect()
}

/// The keys, on as many lines as they need.
fn keys(model: &Model, width: u16) -> Text<'static> {
    let mut lines = vec![Line::default()];
    for (key, does) in model.keys() {
        let key = Span::styled((*key).to_owned(), Modifier::BOLD);
        let does = Span::styled(format!(" {does}   "), Modifier::DIM);
        let wide = key.width() + does.width();
        let full = lines
            .last()
            .is_some_and(|line| line.width() + wide > usize::from(width) + 3);
        if full {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            line.push_span(key);
            line.push_span(does);
        }
    }
    Text::from(lines)
}

/// A rule that tells how much text there is beyond the screen, and the keys.
fn draw_bottom(frame: &mut Frame<'_>, model: &Model, keys: Text<'static>, area: Rect) {
    let style = &model.style;
    let width = usize::from(area.width);
    let hidden = model.text_lines > model.page_lines && !matches!(model.panel, Panel::List(_));
    let rule = if hidden {
        let seen = (model.scroll + model.page_lines).min(model.text_lines);
        let (up, down) = style.pick(("↑", "↓"), ("up", "down"));
        format!(" line {seen} of {}, {up} {down} scroll ", model.text_lines)
    } else {
        String::new()
    };
    let dash = style.pick("─", "-");
    let before = dash.repeat(width.saturating_sub(rule.chars().count() + 2));
    let mut lines = vec![Line::styled(
        format!("{before}{rule}{}", dash.repeat(2)),
        Modifier::DIM,
    )];
    lines.extend(keys.lines);
    frame.render_widget(Paragraph::new(lines), area);
}
