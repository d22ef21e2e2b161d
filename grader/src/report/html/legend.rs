//! What the shapes of the pictures mean.
//!
//! Invariant: the shapes are drawn by who draws the pictures, so they can't differ.

use testkit_record::{BarEnd, LaneEnd, MarkKind};

use super::{markup::Html, shapes};
use crate::report::stroke::Stroke;

/// What each shape means.
pub(super) fn legend(html: &mut Html) {
    let bar = |ended| Stroke::Bar {
        start: 0,
        end: 1,
        ended,
    };
    let life = |ended| Stroke::Life {
        start: 0,
        end: 1,
        ended,
    };
    let mark = |kind| Stroke::Mark { at: 0, kind };
    let shapes = [
        (
            bar(BarEnd::Ready),
            "a wait, from its first poll until it was ready",
        ),
        (
            bar(BarEnd::Cancelled),
            "a wait that was cancelled: its future was dropped",
        ),
        (
            bar(BarEnd::Open),
            "a wait that went on when the check ended",
        ),
        (life(LaneEnd::Finished), "the life of a spawned task"),
        (life(LaneEnd::Cancelled), "a task that was cancelled"),
        (life(LaneEnd::Panicked), "a task that panicked"),
        (life(LaneEnd::Open), "a task that was still running"),
        (
            mark(MarkKind::HeldThread),
            "the whole thread was put to sleep",
        ),
        (
            mark(MarkKind::NeverPolled),
            "a future that was never polled",
        ),
        (mark(MarkKind::Panic), "a panic"),
    ];
    html.element("details", &[("class", "legend")], |html| {
        html.leaf("summary", &[], "How to read the pictures");
        html.element("ul", &[], |html| {
            for (stroke, words) in &shapes {
                html.element("li", &[], |html| {
                    shapes::swatch(html, stroke);
                    html.leaf("span", &[], words);
                });
            }
        });
    });
}
