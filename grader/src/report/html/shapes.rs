//! The shapes on a picture's rows: bars, the lives of tasks, and marks, each with its words.
//!
//! Invariant: each way to end has a shape or a pattern of its own beside its colour, and every
//! shape says where it is in the file and when it was.

use std::collections::BTreeSet;

use testkit_record::{BarEnd, LaneEnd, MarkKind};

use super::{
    markup::{Html, percent},
    scale::{Scale, WIDTH},
    words::{self, Told},
};
use crate::report::{Style, plain, rows::Row, stroke::Stroke};

/// Narrower bars get a width in pixels, so that they can be seen.
const NARROW: u64 = 40;

/// A picture as far as it is drawn.
pub(super) struct Drawing<'a> {
    pub(super) scale: &'a Scale,
    file: &'a str,
    /// How many shapes may still be drawn.
    left: usize,
    /// One for each shape.
    pub(super) told: Vec<Told>,
    /// Lines of the file that a shape is about.
    pub(super) lines: BTreeSet<u32>,
    pub(super) is_goal: bool,
}

impl<'a> Drawing<'a> {
    pub(super) fn new(scale: &'a Scale, file: &'a str, shapes: usize) -> Self {
        Self {
            scale,
            file,
            left: shapes,
            told: Vec::new(),
            lines: BTreeSet::new(),
            is_goal: false,
        }
    }
}

/// The shapes of a row and its label; the row itself is moved to its height by who calls.
pub(super) fn row(html: &mut Html, row: &Row, drawing: &mut Drawing<'_>) {
    let mut extent = (WIDTH, 0);
    for stroke in &row.strokes {
        let (start, end) = ends(stroke, drawing.scale);
        extent = (extent.0.min(start), extent.1.max(end));
        if drawing.left > 0 {
            drawing.left -= 1;
            shape(html, row, stroke, (start, end), drawing);
        }
    }
    label(html, row, extent);
}

/// Where a stroke begins and ends.
fn ends(stroke: &Stroke, scale: &Scale) -> (u64, u64) {
    let (start, end) = match *stroke {
        Stroke::Bar {
            start,
            ended: BarEnd::Open,
            ..
        }
        | Stroke::Life {
            start,
            ended: LaneEnd::Open,
            ..
        } => (scale.position(start), WIDTH),
        Stroke::Bar { start, end, .. } | Stroke::Life { start, end, .. } => {
            (scale.position(start), scale.position(end))
        }
        Stroke::Mark { at, .. } => (scale.position(at), scale.position(at)),
    };
    (start, end.max(start))
}

fn shape(html: &mut Html, row: &Row, stroke: &Stroke, span: (u64, u64), drawing: &mut Drawing<'_>) {
    let told = words::told(row, stroke, drawing.file, drawing.is_goal);
    let line = row
        .place
        .as_ref()
        .filter(|place| place.file == drawing.file)
        .map(|place| place.line);
    let digits = line.map(|line| line.to_string());
    let is_first = drawing.told.is_empty();
    let class = class(stroke);
    let mut attributes = vec![
        ("class", class),
        // One stop of the Tab key a picture; the script moves it along.
        ("tabindex", if is_first { "0" } else { "-1" }),
        ("data-from", told.from.as_str()),
        ("data-until", told.until.as_str()),
    ];
    match &digits {
        Some(digits) => attributes.extend([
            ("role", "button"),
            ("aria-pressed", "false"),
            ("data-line", digits),
        ]),
        None => attributes.push(("role", "img")),
    }
    html.element("g", &attributes, |html| {
        html.leaf("title", &[], &told.sentence());
        geometry(html, stroke, span);
    });
    drawing.lines.extend(line);
    drawing.told.push(told);
}

fn class(stroke: &Stroke) -> &'static str {
    match stroke {
        Stroke::Bar { ended, .. } => match ended {
            BarEnd::Ready => "shape bar ready",
            BarEnd::Cancelled => "shape bar cancelled",
            BarEnd::Open => "shape bar waiting",
        },
        Stroke::Life { ended, .. } => match ended {
            LaneEnd::Finished => "shape life",
            LaneEnd::Cancelled => "shape life cancelled",
            LaneEnd::Panicked | LaneEnd::Open => "shape life bad",
        },
        Stroke::Mark {
            kind: MarkKind::NeverPolled,
            ..
        } => "shape mark warn",
        Stroke::Mark { .. } => "shape mark bad",
    }
}

/// The shape of a stroke by itself, for the legend.
pub(super) fn swatch(html: &mut Html, stroke: &Stroke) {
    let size = [
        ("class", "chart"),
        ("width", "56"),
        ("height", "26"),
        ("aria-hidden", "true"),
    ];
    html.element("svg", &size, |html| {
        html.element("g", &[("class", class(stroke))], |html| {
            let at = if matches!(stroke, Stroke::Mark { .. }) {
                (WIDTH / 2, WIDTH / 2)
            } else {
                (0, WIDTH)
            };
            geometry(html, stroke, at);
        });
    });
}

fn geometry(html: &mut Html, stroke: &Stroke, (start, end): (u64, u64)) {
    let (x, width) = (percent(start), percent(end - start));
    let is_narrow = end - start < NARROW;
    match stroke {
        Stroke::Bar { ended, .. } => {
            let width = if is_narrow { "3" } else { &width };
            let bar = [
                ("x", x.as_str()),
                ("y", "4"),
                ("width", width),
                ("height", "18"),
                ("rx", "2"),
            ];
            html.leaf("rect", &bar, "");
            match ended {
                BarEnd::Ready => {}
                BarEnd::Cancelled => sign(html, end, "M-5 8l10 10M5 8l-10 10"),
                BarEnd::Open => sign(html, end, "M-9 7l7 6l-7 6"),
            }
        }
        Stroke::Life { ended, .. } => {
            html.leaf(
                "line",
                &[
                    ("x1", &x),
                    ("x2", &percent(end)),
                    ("y1", "13"),
                    ("y2", "13"),
                ],
                "",
            );
            // A line is too thin to point at.
            html.leaf(
                "rect",
                &[
                    ("class", "around"),
                    ("x", &x),
                    ("y", "4"),
                    ("width", &width),
                    ("height", "18"),
                ],
                "",
            );
            sign(
                html,
                end,
                match ended {
                    LaneEnd::Finished => "M0 8v10",
                    LaneEnd::Panicked | LaneEnd::Cancelled => "M-5 8l10 10M5 8l-10 10",
                    LaneEnd::Open => "M-9 7l7 6l-7 6",
                },
            );
        }
        Stroke::Mark { kind, .. } => sign(
            html,
            start,
            match kind {
                MarkKind::HeldThread => "M-6 7h12v12h-12z",
                MarkKind::NeverPolled => "M-6 13a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
                MarkKind::Panic => "M-6 7l12 12M6 7l-12 12",
            },
        ),
    }
}

/// A sign of fixed size at a place that moves with the width.
fn sign(html: &mut Html, at: u64, path: &str) {
    let x = percent(at);
    html.element(
        "svg",
        &[
            ("x", &x),
            ("width", "1"),
            ("height", "26"),
            ("overflow", "visible"),
        ],
        |html| {
            html.leaf("path", &[("class", "sign"), ("d", path)], "");
        },
    );
}

/// What the row is, where there is most room for it: after its shapes, before them, or on top.
fn label(html: &mut Html, row: &Row, (start, end): (u64, u64)) {
    let (before, on, after) = (start, end - start, WIDTH - end);
    let (at, shift, anchor, class) = if after >= 3_000 || after >= before && after >= on {
        (end, "9", "start", "label")
    } else if on >= before {
        (start, "7", "start", "label on")
    } else {
        (start, "-9", "end", "label")
    };
    let x = percent(at);
    let text = [
        ("class", class),
        ("x", x.as_str()),
        ("dx", shift),
        ("y", "17"),
        ("text-anchor", anchor),
        ("aria-hidden", "true"),
    ];
    html.element("text", &text, |html| {
        let short = |text: &str| plain::shorten(text, 40, &Style::PLAIN);
        if !row.left.is_empty() {
            html.leaf("tspan", &[("class", "at")], &short(&row.left));
            html.text(" ");
        }
        let name = [&row.task, &row.name]
            .into_iter()
            .filter(|it| !it.is_empty());
        let name: Vec<String> = name.map(|it| short(it)).collect();
        html.leaf("tspan", &[("class", "what")], &name.join(" · "));
        if !row.ending.is_empty() {
            let dot = if name.is_empty() { "" } else { " · " };
            html.element("tspan", &[("class", "ending")], |html| {
                // On a phone there is no room for the time, which the axis tells too.
                let (how, when) = match row.ending.split_once(" at ") {
                    Some((how, when)) => (how, format!(" at {when}")),
                    None => (row.ending.as_str(), String::new()),
                };
                html.text(&format!("{dot}{how}"));
                html.classed("tspan", "when", &when);
            });
        }
    });
}
