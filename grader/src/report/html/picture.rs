//! The picture of a check's run as SVG: the rows of the run, those of the goal below them, one
//! time axis for both, and the same in words.
//!
//! Invariant: positions along the axis are parts of the width, so the picture is true at every
//! width; only heights and text are in pixels.

use std::collections::BTreeSet;

use testkit_record::{Clock, Timeline};

use super::{
    Detail,
    markup::{Html, percent},
    scale::{Scale, WIDTH},
    shapes::{self, Drawing},
    words,
};
use crate::{
    report::{
        Style, axis,
        picture::fold,
        plain,
        rows::{self, Row},
    },
    scorecard::CheckReport,
};

/// Heights, in pixels.
const AXIS: u64 = 26;
const ROW: u64 = 26;
const TITLE: u64 = 28;

/// One run's rows, with what is written above them.
pub(super) struct Part {
    pub(super) title: Option<&'static str>,
    pub(super) end: u64,
    rows: Vec<Row>,
    left_out: usize,
}

/// Patterns that all pictures fill their shapes with.
pub(super) fn patterns(html: &mut Html) {
    let size = [
        ("width", "0"),
        ("height", "0"),
        ("aria-hidden", "true"),
        ("class", "patterns"),
    ];
    html.element("svg", &size, |html| {
        html.element("defs", &[], |html| {
            let hatch = [
                ("id", "hatch"),
                ("width", "6"),
                ("height", "6"),
                ("patternUnits", "userSpaceOnUse"),
                ("patternTransform", "rotate(45)"),
            ];
            html.element("pattern", &hatch, |html| {
                html.leaf(
                    "rect",
                    &[("class", "ground"), ("width", "6"), ("height", "6")],
                    "",
                );
                html.leaf(
                    "rect",
                    &[("class", "stripe"), ("width", "2.5"), ("height", "6")],
                    "",
                );
            });
            let dots = [
                ("id", "dots"),
                ("width", "6"),
                ("height", "6"),
                ("patternUnits", "userSpaceOnUse"),
            ];
            html.element("pattern", &dots, |html| {
                html.leaf(
                    "rect",
                    &[("class", "ground"), ("width", "6"), ("height", "6")],
                    "",
                );
                html.leaf(
                    "circle",
                    &[("class", "dot"), ("cx", "3"), ("cy", "3"), ("r", "1.3")],
                    "",
                );
            });
        });
    });
}

/// Whether there is anything to draw of the check.
pub(super) fn has_shapes(check: &CheckReport, file: &str) -> bool {
    let timeline = check.timeline.as_ref();
    timeline.is_some_and(|timeline| !rows::of(timeline, file).is_empty())
}

/// Draws the check's run, if it has one; gives back the lines of `file` that it is about.
pub(super) fn one(
    html: &mut Html,
    id: &str,
    check: &CheckReport,
    file: &str,
    detail: &Detail,
) -> BTreeSet<u32> {
    let Some(yours) = &check.timeline else {
        return BTreeSet::new();
    };
    let goal = check.goal.as_ref();
    let titles = if goal.is_some() {
        (Some("yours"), Some("goal"))
    } else {
        (None, None)
    };
    let mut parts = vec![part(titles.0, yours, file, detail)];
    parts.extend(goal.map(|goal| part(titles.1, goal, file, detail)));
    if parts.iter().all(|part| part.rows.is_empty()) {
        return BTreeSet::new();
    }
    let mut timelines = vec![yours];
    timelines.extend(goal);
    let scale = Scale::new(&timelines);
    let mut drawing = Drawing::new(&scale, file, detail.shapes);
    html.element("figure", &[("class", "picture")], |html| {
        html.leaf(
            "figcaption",
            &[],
            if goal.is_some() {
                "Your run, and the goal"
            } else {
                "Your run"
            },
        );
        chart(html, id, &parts, &mut drawing);
        for note in notes(&parts, yours, check.clock) {
            html.classed("p", "dim", &note);
        }
        words::table(html, &parts, &drawing.told);
    });
    drawing.lines
}

fn part(title: Option<&'static str>, timeline: &Timeline, file: &str, detail: &Detail) -> Part {
    let (rows, left_out) = fold(timeline, file, detail.rows, &Style::PLAIN);
    Part {
        title,
        end: axis::end(timeline),
        rows,
        left_out,
    }
}

fn notes(parts: &[Part], yours: &Timeline, clock: Clock) -> Vec<String> {
    let mut notes: Vec<String> = parts
        .iter()
        .filter(|part| part.left_out > 0)
        .map(|part| match part.title {
            Some("goal") => format!("… and {} more in the goal", part.left_out),
            _ => format!("… and {} more", part.left_out),
        })
        .collect();
    if yours.truncated {
        notes.push("More happened than the recorder keeps.".to_owned());
    }
    if clock == Clock::Real {
        notes.push("Times are real, and differ from run to run.".to_owned());
    }
    notes
}

fn chart(html: &mut Html, id: &str, parts: &[Part], drawing: &mut Drawing<'_>) {
    let height_of = |part: &Part| {
        let title = if part.title.is_some() { TITLE } else { 0 };
        title + part.rows.len() as u64 * ROW
    };
    let height = AXIS + parts.iter().map(height_of).sum::<u64>() + 6;
    let id = format!("{id}p");
    let svg = [
        ("id", id.as_str()),
        ("class", "chart"),
        ("width", "100%"),
        ("height", &height.to_string()),
        ("role", "group"),
        (
            "aria-label",
            "Timeline; the arrow keys go from wait to wait",
        ),
    ];
    html.element("svg", &svg, |html| {
        time_axis(html, drawing.scale, height);
        let mut top = AXIS;
        for part in parts {
            let class = if part.title == Some("goal") {
                "part goal"
            } else {
                "part yours"
            };
            drawing.is_goal = part.title == Some("goal");
            html.element("g", &[("class", class)], |html| {
                if let Some(title) = part.title {
                    let baseline = (top + 19).to_string();
                    html.element(
                        "text",
                        &[("class", "part-title"), ("x", "0"), ("y", &baseline)],
                        |html| {
                            html.leaf("tspan", &[("class", "whose")], title);
                            html.text(&format!(" · {}", plain::duration(part.end)));
                        },
                    );
                    top += TITLE;
                }
                for row in &part.rows {
                    let place = format!("translate(0 {top})");
                    html.element(
                        "g",
                        &[("class", row_class(row)), ("transform", &place)],
                        |html| {
                            shapes::row(html, row, drawing);
                        },
                    );
                    top += ROW;
                }
            });
        }
    });
}

fn row_class(row: &Row) -> &'static str {
    match (row.header, row.telling) {
        (true, _) => "row task",
        (false, true) => "row telling",
        (false, false) => "row",
    }
}

/// Lines at round moments, and their numbers above them.
fn time_axis(html: &mut Html, scale: &Scale, height: u64) {
    let bottom = height.to_string();
    html.element("g", &[("class", "axis"), ("aria-hidden", "true")], |html| {
        if let Some(from) = scale.cut() {
            let (x, width) = (percent(from), percent(WIDTH - from));
            let height = (height - AXIS + 6).to_string();
            let y = (AXIS - 6).to_string();
            html.leaf(
                "rect",
                &[
                    ("class", "cut"),
                    ("x", &x),
                    ("width", &width),
                    ("y", &y),
                    ("height", &height),
                ],
                "",
            );
        }
        let ticks = scale.ticks();
        for (at, tick) in ticks.iter().enumerate() {
            let position = scale.position(*tick);
            let x = percent(position);
            let y = (AXIS - 6).to_string();
            html.leaf(
                "line",
                &[("x1", &x), ("x2", &x), ("y1", &y), ("y2", &bottom)],
                "",
            );
            let anchor = match position {
                0 => "start",
                WIDTH => "end",
                _ => "middle",
            };
            // On a phone there is room for every other number between the ends.
            let is_end = at == 0 || position == WIDTH || scale.cut() == Some(position);
            let class = if is_end || at % 2 == 0 && ticks.len() - at > 2 {
                "tick"
            } else {
                "tick minor"
            };
            // Up to some seconds the unit goes without saying: the last number has it.
            let is_last = at + 1 == ticks.len() || Some(position) == scale.cut();
            let label = if *tick < 10_000 && !is_last {
                tick.to_string()
            } else {
                plain::duration(*tick)
            };
            html.leaf(
                "text",
                &[
                    ("class", class),
                    ("x", &x),
                    ("y", "14"),
                    ("text-anchor", anchor),
                ],
                &label,
            );
        }
    });
}
