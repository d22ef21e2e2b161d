//! The rows of a picture: one for each wait and mark, and one for a task that has several.
//!
//! Invariant: rows come by task in the order of their start, and within a task by time.

use testkit_record::{Bar, BarEnd, Lane, LaneEnd, Mark, MarkKind, Place, Timeline};

use super::{Style, plain, stroke::Stroke};

/// One line of the picture, not yet drawn.
pub(super) struct Row {
    pub(super) lane: u32,
    /// It stands for the task itself; the rows of its waits follow.
    pub(super) header: bool,
    pub(super) left: String,
    /// What `left` stands for.
    pub(super) place: Option<Place>,
    /// The task, where the row says it; the first to give way where space is short.
    pub(super) task: String,
    /// What it is, and how that ended.
    pub(super) name: String,
    pub(super) ending: String,
    pub(super) strokes: Vec<Stroke>,
    /// Something did not end as it should: kept when others are left out.
    pub(super) telling: bool,
}

impl Row {
    /// A line between pictures, which says whose the rows below it are.
    pub(super) fn title(left: &str, right: &str) -> Self {
        Self {
            lane: u32::MAX,
            header: true,
            left: left.to_owned(),
            place: None,
            task: String::new(),
            name: String::new(),
            ending: right.to_owned(),
            strokes: Vec::new(),
            telling: true,
        }
    }

    /// The words to the right of the chart, at most `limit` characters.
    pub(super) fn right(&self, limit: usize, style: &Style) -> String {
        let sep = style.pick(" · ", ", ");
        let join = |parts: &[&str]| {
            let parts: Vec<&str> = parts
                .iter()
                .copied()
                .filter(|part| !part.is_empty())
                .collect();
            parts.join(sep)
        };
        let whole = join(&[&self.task, &self.name, &self.ending]);
        if plain::length(&whole) <= limit {
            return whole;
        }
        // The ending is what the row is there for.
        let rest = plain::length(&self.ending) + plain::length(sep);
        let name = plain::shorten(&self.name, limit.saturating_sub(rest).max(6), style);
        plain::shorten(&join(&[&name, &self.ending]), limit, style)
    }
}

/// The rows of `timeline`; places in `file` are shown by line and column alone.
pub(super) fn of(timeline: &Timeline, file: &str) -> Vec<Row> {
    let mut rows = Vec::new();
    for lane in &timeline.lanes {
        let bars: Vec<&Bar> = timeline
            .bars
            .iter()
            .filter(|bar| bar.lane == lane.order)
            .collect();
        let marks = timeline.marks.iter().filter(|mark| mark.lane == lane.order);
        let mut own: Vec<(u64, Row)> = Vec::new();
        own.extend(bars.iter().map(|bar| (bar.start, of_bar(bar, &bars, file))));
        own.extend(marks.map(|mark| (mark.at, of_mark(mark, file))));
        own.sort_by_key(|(at, _)| *at);
        let mut own: Vec<Row> = own.into_iter().map(|(_, row)| row).collect();
        if lane.order != 0 {
            add_task(&mut own, lane, file);
        }
        rows.extend(own);
    }
    rows
}

/// Shows the task itself: in the row of its only wait, or in one above its rows.
fn add_task(rows: &mut Vec<Row>, lane: &Lane, file: &str) {
    let name = plain::line(&lane.name);
    let life = Stroke::Life {
        start: lane.start,
        end: lane.end,
        ended: lane.ended,
    };
    if let [row] = &mut rows[..]
        && (lane.ended == LaneEnd::Finished || row.telling)
    {
        row.task = name;
        row.strokes.insert(0, life);
        return;
    }
    // A task that came and went without a wait has nothing to show.
    if rows.is_empty() && lane.ended == LaneEnd::Finished {
        return;
    }
    let ending = match lane.ended {
        LaneEnd::Finished => String::new(),
        LaneEnd::Panicked => "panicked".to_owned(),
        LaneEnd::Cancelled => format!("cancelled at {}", plain::duration(lane.end)),
        LaneEnd::Open => "still running".to_owned(),
    };
    let spawned = lane.spawned_at.as_ref();
    let spawned = spawned.map(|place| format!("spawned {}", place_label(Some(place), file)));
    let header = Row {
        lane: lane.order,
        header: true,
        left: name,
        place: lane.spawned_at.clone(),
        task: String::new(),
        name: spawned.unwrap_or_default(),
        ending,
        strokes: vec![life],
        telling: lane.ended != LaneEnd::Finished,
    };
    rows.insert(0, header);
}

fn of_bar(bar: &Bar, siblings: &[&Bar], file: &str) -> Row {
    let kind = bar.kind.as_str();
    let mut name = bar.name.as_deref().map_or(kind.to_owned(), plain::line);
    // Branches of one `join!` share their line; where they were made tells them apart.
    if let (None, Some(made)) = (&bar.name, &bar.made_at)
        && siblings
            .iter()
            .any(|other| other.place == bar.place && other.made_at.as_ref() != Some(made))
    {
        name = format!("{name} from {}", place_label(Some(made), file));
    }
    Row {
        lane: bar.lane,
        header: false,
        left: place_label(bar.place.as_ref(), file),
        place: bar.place.clone(),
        task: String::new(),
        name,
        ending: match bar.ended {
            BarEnd::Ready => plain::duration(bar.end.saturating_sub(bar.start)),
            BarEnd::Cancelled => format!("cancelled at {}", plain::duration(bar.end)),
            BarEnd::Open => "still waiting".to_owned(),
        },
        strokes: vec![Stroke::Bar {
            start: bar.start,
            end: bar.end,
            ended: bar.ended,
        }],
        telling: bar.ended != BarEnd::Ready,
    }
}

fn of_mark(mark: &Mark, file: &str) -> Row {
    let ending = match mark.kind {
        MarkKind::HeldThread => "held the thread",
        MarkKind::NeverPolled => "never polled",
        MarkKind::Panic => "panicked",
    };
    Row {
        lane: mark.lane,
        header: false,
        left: place_label(mark.place.as_ref(), file),
        place: mark.place.clone(),
        task: String::new(),
        name: mark.name.as_deref().map(plain::line).unwrap_or_default(),
        ending: ending.to_owned(),
        strokes: vec![Stroke::Mark {
            at: mark.at,
            kind: mark.kind,
        }],
        telling: true,
    }
}

/// `8:80` in the exercise's own file, with the file's name elsewhere.
fn place_label(place: Option<&Place>, file: &str) -> String {
    let Some(place) = place else {
        return String::new();
    };
    if place.file == file {
        return format!("{}:{}", place.line, place.column);
    }
    let name = place.file.rsplit('/').next().unwrap_or_default();
    plain::line(&format!("{name}:{}", place.line))
}
