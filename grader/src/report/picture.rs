//! The picture of a check's run: a row for each wait, over an axis in the check's time.
//!
//! Invariant: how a wait ended is told by its shape and by words, never by colour alone; no
//! line is wider than asked for, as long as that is a terminal's width.

use std::collections::{BTreeMap, BTreeSet};

use testkit_record::{BarEnd, Clock, Timeline};

use super::{
    Ink, Style,
    axis::{self, Scale},
    plain,
    rows::{self, Row},
    stroke::Stroke,
};

/// With the axis and a note, as many lines as a terminal shows at once.
const MAX_ROWS: usize = 22;

/// The lines of the picture, at most `width` columns wide; none if nothing was recorded.
///
/// Places in `file` are shown by line and column alone.
pub(super) fn render(
    timeline: &Timeline,
    clock: Clock,
    file: &str,
    style: &Style,
    width: usize,
) -> Vec<String> {
    let (rows, left_out) = fold(timeline, file, MAX_ROWS, style);
    if rows.is_empty() {
        return Vec::new();
    }
    let (mut lines, margin) = draw(&rows, &[timeline], style, width);
    let mut note = |text: String| lines.push(format!("{margin}{}", style.paint(Ink::Dim, &text)));
    if left_out > 0 {
        note(format!("{} and {left_out} more", style.pick("…", "...")));
    }
    if timeline.truncated {
        note("More happened than the recorder keeps".to_owned());
    }
    if clock == Clock::Real {
        note("Times are real, and differ from run to run".to_owned());
    }
    lines
}

/// The learner's picture and below it the solution's, on one axis; nothing that is drawn of the
/// solution says how it is written.
pub(super) fn render_with_goal(
    yours: &Timeline,
    goal: &Timeline,
    file: &str,
    style: &Style,
    width: usize,
) -> Vec<String> {
    let goal = goal.without_places();
    let titled = |title: &str, timeline: &Timeline| {
        let (rows, _) = fold(timeline, file, MAX_ROWS, style);
        let end = axis::end(timeline);
        let title = Row::title(title, &plain::duration(end));
        std::iter::once(title).chain(rows).collect::<Vec<_>>()
    };
    let mut rows = titled("yours", yours);
    rows.extend(titled("goal", &goal));
    draw(&rows, &[yours, &goal], style, width).0
}

/// The axis of all `timelines` and the rows below it, with the margin that notes stand behind.
fn draw(
    rows: &[Row],
    timelines: &[&Timeline],
    style: &Style,
    width: usize,
) -> (Vec<String>, String) {
    let longest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| plain::length(text)).max().unwrap_or(0)
    };
    let left = longest(&mut rows.iter().map(|row| &row.left)).min(width / 4);
    let rights: Vec<String> = rows
        .iter()
        .map(|row| row.right((width * 9 / 20).max(axis::OVERHANG), style))
        .collect();
    let right = longest(&mut rights.iter()).max(axis::OVERHANG);
    let scale = Scale::new(timelines, width.saturating_sub(left + right + 4));

    let margin = " ".repeat(left + 2);
    let axis = scale.draw(style);
    let mut lines: Vec<String> = axis.iter().map(|line| format!("{margin}{line}")).collect();
    for (row, right) in rows.iter().zip(&rights) {
        let label = plain::shorten(&row.left, left, style);
        let label = if row.header {
            format!("{label:<left$}")
        } else {
            format!("{label:>left$}")
        };
        let chart = Stroke::draw(&row.strokes, &scale, style);
        let ink = if row.telling { Ink::Plain } else { Ink::Dim };
        lines.push(format!("{label}  {chart}  {}", style.paint(ink, right)));
    }
    (lines, margin)
}

/// At most `max` rows of `timeline`, and how many were left out.
pub(super) fn fold(
    timeline: &Timeline,
    file: &str,
    max: usize,
    style: &Style,
) -> (Vec<Row>, usize) {
    let rows = rows::of(timeline, file);
    let before = timeline.left_out as usize;
    if rows.len() <= max {
        return (rows, before);
    }
    let rows = merge(rows, style);
    let all = rows.len();
    let kept = kept(&rows, max);
    let rows: Vec<Row> = rows
        .into_iter()
        .enumerate()
        .filter(|(at, _)| kept.contains(at))
        .map(|(_, row)| row)
        .collect();
    let left_out = before + all - rows.len();
    (rows, left_out)
}

/// Which rows to keep: those that tell something, then the first ones, each with the line of its
/// task; without one of its waits, a task's own line would say nothing.
fn kept(rows: &[Row], max: usize) -> BTreeSet<usize> {
    let headers: BTreeMap<u32, usize> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.header)
        .map(|(at, row)| (row.lane, at))
        .collect();
    let waits: BTreeSet<u32> = rows
        .iter()
        .filter(|row| !row.header)
        .map(|row| row.lane)
        .collect();
    let mut ranks: Vec<usize> = (0..rows.len())
        .filter(|&at| !rows[at].header || !waits.contains(&rows[at].lane))
        .collect();
    ranks.sort_by_key(|&at| (!rows[at].telling, at));
    let mut kept = BTreeSet::new();
    for at in ranks {
        let mut with_header = BTreeSet::from([at]);
        with_header.extend(headers.get(&rows[at].lane));
        with_header.extend(&kept);
        if with_header.len() <= max {
            kept = with_header;
        }
    }
    kept
}

/// Puts the waits of a loop, one line of a task again and again, into one row.
fn merge(rows: Vec<Row>, style: &Style) -> Vec<Row> {
    let mut merged: Vec<(Row, usize)> = Vec::new();
    for row in rows {
        let same = merged
            .iter_mut()
            .rev()
            .take_while(|(first, _)| first.lane == row.lane)
            .find(|(first, _)| {
                !row.header && !first.header && first.left == row.left && first.name == row.name
            });
        if let Some((first, count)) = same {
            *count += 1;
            for stroke in row.strokes {
                append(&mut first.strokes, stroke);
            }
            if row.telling {
                first.telling = true;
                first.ending = row.ending;
            }
        } else {
            merged.push((row, 1));
        }
    }
    let times = style.pick("×", "x");
    merged
        .into_iter()
        .map(|(mut row, count)| {
            if count > 1 {
                row.name = format!("{count}{times} {}", row.name);
            }
            if count > 1 && !row.telling {
                row.ending.clear();
            }
            row
        })
        .collect()
}

/// Adds `stroke`, as a part of the last one where it takes up where that ended.
fn append(strokes: &mut Vec<Stroke>, stroke: Stroke) {
    let ready = BarEnd::Ready;
    match (strokes.last_mut(), stroke) {
        (
            Some(Stroke::Bar {
                end: last,
                ended: one,
                ..
            }),
            Stroke::Bar {
                start,
                end,
                ended: two,
            },
        ) if *one == ready && two == ready && *last == start => {
            *last = end;
        }
        _ => strokes.push(stroke),
    }
}
