//! Pictures in words: what each shape shows, and a table of them all.
//!
//! Invariant: the table has a row for each shape, in the order in which they are drawn.

use testkit_record::{BarEnd, LaneEnd, MarkKind};

use super::{markup::Html, picture::Part};
use crate::report::{plain, rows::Row, stroke::Stroke};

/// What a shape shows, in words.
pub(super) struct Told {
    pub(super) what: String,
    pub(super) place: String,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) ended: String,
    pub(super) is_goal: bool,
}

impl Told {
    /// All of it in one line.
    pub(super) fn sentence(&self) -> String {
        let when = if self.from == self.until {
            format!("at {}", self.from)
        } else {
            format!("{} to {}", self.from, self.until)
        };
        let parts = [&self.what, &self.place, &when, &self.ended];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.cloned().collect::<Vec<_>>().join(", ")
    }
}

/// The words for a stroke of a row.
pub(super) fn told(row: &Row, stroke: &Stroke, file: &str, is_goal: bool) -> Told {
    let (from, until) = match *stroke {
        Stroke::Bar { start, end, .. } | Stroke::Life { start, end, .. } => (start, end),
        Stroke::Mark { at, .. } => (at, at),
    };
    let ended = match stroke {
        Stroke::Bar { ended, .. } => match ended {
            BarEnd::Ready => "ready",
            BarEnd::Cancelled => "cancelled",
            BarEnd::Open => "still waiting",
        },
        Stroke::Life { ended, .. } => match ended {
            LaneEnd::Finished => "finished",
            LaneEnd::Panicked => "panicked",
            LaneEnd::Cancelled => "cancelled",
            LaneEnd::Open => "still running",
        },
        Stroke::Mark { kind, .. } => match kind {
            MarkKind::HeldThread => "held the thread",
            MarkKind::NeverPolled => "never polled",
            MarkKind::Panic => "panicked",
        },
    };
    let is_life = matches!(stroke, Stroke::Life { .. });
    let what = match stroke {
        Stroke::Life { .. } if row.header => &row.left,
        Stroke::Life { .. } => &row.task,
        _ => &row.name,
    };
    let place = row.place.as_ref().filter(|_| row.header || !is_life);
    Told {
        what: if what.is_empty() {
            "a moment".to_owned()
        } else {
            what.clone()
        },
        place: place.map_or_else(String::new, |place| {
            let spawned = if is_life { "spawned at " } else { "" };
            if place.file == file {
                format!("{spawned}line {}, column {}", place.line, place.column)
            } else {
                format!("{spawned}{}:{}", plain::line(&place.file), place.line)
            }
        }),
        from: plain::duration(from),
        until: plain::duration(until),
        ended: ended.to_owned(),
        is_goal,
    }
}

/// What the picture shows, for those who don't see it and for those who want the numbers.
pub(super) fn table(html: &mut Html, parts: &[Part], told: &[Told]) {
    if told.is_empty() {
        return;
    }
    html.element("details", &[("class", "in-words")], |html| {
        html.leaf("summary", &[], "In words");
        html.element("table", &[], |html| {
            html.element("thead", &[], |html| {
                html.element("tr", &[], |html| {
                    for column in ["What", "Where", "From", "Until", "How it ended"] {
                        html.leaf("th", &[("scope", "col")], column);
                    }
                });
            });
            let mut told = told.iter().peekable();
            for part in parts {
                html.element("tbody", &[], |html| {
                    if let Some(title) = part.title {
                        html.element("tr", &[("class", "whose")], |html| {
                            let title = format!("{title}, {}", plain::duration(part.end));
                            html.leaf("th", &[("colspan", "5"), ("scope", "rowgroup")], &title);
                        });
                    }
                    let is_goal = part.title == Some("goal");
                    // The rows of the goal come last.
                    while let Some(one) = told.next_if(|one| one.is_goal == is_goal) {
                        html.element("tr", &[], |html| {
                            for cell in [&one.what, &one.place, &one.from, &one.until, &one.ended] {
                                html.leaf("td", &[], cell);
                            }
                        });
                    }
                });
            }
        });
    });
}
