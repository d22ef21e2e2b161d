//! As much of a run as its picture can show.
//!
//! Invariant: a run that a picture can show stays whole. Of a larger one, what the diagnosis
//! rests on comes first, then what did not end as it should, then the waits of the candidate's own
//! lines, then what began first; how much is left out is counted, and times stay as they were.

use std::collections::{BTreeMap, BTreeSet};

use testkit_record::{Bar, BarEnd, Lane, LaneEnd, Place, Timeline, WaitKind};

/// Rows that a report may draw: more than one draws, so that each can choose.
const MAX_ROWS: usize = 40;

/// Bars and marks that are kept, so that a scorecard stays small.
const MAX_SHAPES: usize = 150;

/// What stands in one row: the waits of one line of one task under one name.
type RowKey<'a> = (u32, Option<&'a Place>, WaitKind, Option<&'a str>);

/// The part of `timeline` that can be drawn; `evidence` are the places that a diagnosis names.
pub(super) fn drawn(mut timeline: Timeline, evidence: &[Place]) -> Timeline {
    let shapes = timeline.bars.len() + timeline.marks.len();
    if shapes <= MAX_SHAPES && timeline.lanes.len() <= MAX_ROWS {
        return timeline;
    }
    let mut room = Room {
        rows: MAX_ROWS,
        shapes: MAX_SHAPES,
        left_out: 0,
    };
    let marks = kept_marks(&timeline, &mut room);
    let bars = kept_bars(&timeline, evidence, &mut room);
    let shown = marks.iter().map(|&at| timeline.marks[at].lane);
    let shown = shown.chain(bars.iter().map(|&at| timeline.bars[at].lane));
    let lanes = kept_lanes(&timeline, shown.collect(), &mut room);
    retain(&mut timeline.marks, &marks);
    retain(&mut timeline.bars, &bars);
    timeline.lanes.retain(|lane| lanes.contains(&lane.order));
    timeline.left_out += room.left_out;
    timeline
}

/// What may still be kept.
struct Room {
    rows: usize,
    shapes: usize,
    left_out: u32,
}

impl Room {
    /// Takes up to `wanted` shapes in one row; the row counts as left out where it gets none.
    fn take(&mut self, wanted: usize) -> usize {
        let taken = wanted.min(self.shapes).min(self.rows * wanted);
        self.rows -= usize::from(taken > 0);
        self.shapes -= taken;
        self.left_out += u32::from(taken == 0);
        taken
    }
}

/// Marks point at what went wrong, so they have half of the room to themselves.
fn kept_marks(timeline: &Timeline, room: &mut Room) -> BTreeSet<usize> {
    let count = timeline.marks.len();
    let kept = count.min(MAX_ROWS / 2);
    room.rows -= kept;
    room.shapes -= kept;
    room.left_out += u32::try_from(count - kept).unwrap_or(u32::MAX);
    (0..kept).collect()
}

fn kept_bars(timeline: &Timeline, evidence: &[Place], room: &mut Room) -> BTreeSet<usize> {
    let mut rows: BTreeMap<RowKey<'_>, Vec<usize>> = BTreeMap::new();
    for (at, bar) in timeline.bars.iter().enumerate() {
        rows.entry(row_key(bar)).or_default().push(at);
    }
    let mut rows: Vec<Vec<usize>> = rows.into_values().collect();
    rows.sort_by_key(|row| {
        let bars = || row.iter().map(|&at| &timeline.bars[at]);
        let shows = |bar: &Bar| bar.place.as_ref().is_some_and(|it| evidence.contains(it));
        let is_evidence = bars().any(shows);
        let is_telling = bars().any(|bar| bar.ended != BarEnd::Ready);
        let is_elsewhere = bars().all(|bar| bar.place.is_none());
        (!is_evidence, !is_telling, is_elsewhere, row[0])
    });
    let mut kept = BTreeSet::new();
    for row in rows {
        let count = room.take(row.len());
        kept.extend(&row[..count]);
    }
    kept
}

fn row_key(bar: &Bar) -> RowKey<'_> {
    (bar.lane, bar.place.as_ref(), bar.kind, bar.name.as_deref())
}

/// The tasks of what is shown, and those without a shape that ended in another way than most.
fn kept_lanes(timeline: &Timeline, mut kept: BTreeSet<u32>, room: &mut Room) -> BTreeSet<u32> {
    kept.insert(0);
    let with_shapes: BTreeSet<u32> = timeline.bars.iter().map(|bar| bar.lane).collect();
    let is_telling = |lane: &&Lane| lane.ended != LaneEnd::Finished;
    let bare = timeline.lanes.iter().filter(is_telling);
    for lane in bare.filter(|lane| lane.order != 0 && !with_shapes.contains(&lane.order)) {
        if room.take(1) > 0 {
            kept.insert(lane.order);
        }
    }
    kept
}

fn retain<T>(items: &mut Vec<T>, kept: &BTreeSet<usize>) {
    let mut at = 0;
    items.retain(|_| {
        at += 1;
        kept.contains(&(at - 1))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(line: u32) -> Place {
        Place {
            file: "a.rs".to_owned(),
            line,
            column: 1,
        }
    }

    fn bar(order: u32, line: u32, name: &str, start: u64) -> Bar {
        Bar {
            lane: order,
            kind: WaitKind::Work,
            name: Some(name.to_owned()),
            place: Some(place(line)),
            made_at: None,
            start,
            end: start + 10,
            ended: BarEnd::Ready,
        }
    }

    fn lane(order: u32) -> Lane {
        Lane {
            order,
            name: format!("task {order}"),
            spawned_at: None,
            start: 0,
            end: 10,
            ended: LaneEnd::Finished,
        }
    }

    fn names(timeline: &Timeline) -> Vec<&str> {
        let names = timeline.bars.iter().map(|bar| bar.name.as_deref());
        names.map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn what_can_be_drawn_stays_whole() {
        let timeline = Timeline {
            lanes: (0..30).map(lane).collect(),
            bars: (0..150).map(|it| bar(0, 1, &format!("{it}"), 0)).collect(),
            ..Timeline::default()
        };
        assert_eq!(drawn(timeline.clone(), &[]), timeline);
    }

    #[test]
    fn evidence_and_what_did_not_end_well_come_before_the_rest() {
        let mut bars: Vec<Bar> = (0..300).map(|it| bar(it, 1, &format!("{it}"), 0)).collect();
        bars[250].ended = BarEnd::Cancelled;
        bars[290].place = Some(place(7));
        bars[0].place = None;
        let timeline = Timeline {
            lanes: (0..300).map(lane).collect(),
            bars,
            ..Timeline::default()
        };
        let drawn = drawn(timeline, &[place(7)]);
        assert_eq!(drawn.bars.len(), MAX_ROWS);
        assert_eq!(drawn.left_out, 260);
        let kept = names(&drawn);
        assert!(kept.contains(&"290") && kept.contains(&"250"), "{kept:?}");
        assert_eq!(kept[..3], ["1", "2", "3"]);
        assert!(drawn.lanes.iter().any(|lane| lane.order == 290));
        // The check's own stays, though nothing in it is shown.
        assert_eq!(drawn.lanes.len(), MAX_ROWS + 1);
    }

    #[test]
    fn a_loop_is_one_row_and_takes_no_more_than_there_is_room_for() {
        let looped = (0..1000).map(|it| bar(0, 1, "again", it * 10));
        let timeline = Timeline {
            lanes: vec![lane(0)],
            bars: looped.chain([bar(0, 2, "after", 10_000)]).collect(),
            ..Timeline::default()
        };
        let drawn = drawn(timeline, &[place(2)]);
        assert_eq!(drawn.bars.len(), MAX_SHAPES);
        assert!(names(&drawn).contains(&"after"));
        assert_eq!(drawn.left_out, 0);
    }

    /// A check that failed has a goal of the same size beside it, and both are to fit in 100 KB.
    #[test]
    fn the_largest_run_is_small_as_json() {
        let name = |it| format!("the piece with the number {it}");
        let bars = (0..2000).map(|it| bar(it % 300, it, &name(it), 0));
        let timeline = Timeline {
            lanes: (0..300).map(lane).collect(),
            bars: bars.collect(),
            ..Timeline::default()
        };
        let all_evidence: Vec<Place> = (0..2000).map(place).collect();
        let looped = Timeline {
            bars: (0..2000).map(|it| bar(0, 1, &name(0), it)).collect(),
            ..timeline.clone()
        };
        for timeline in [timeline, looped] {
            let drawn = drawn(timeline, &all_evidence);
            let size = serde_json::to_string_pretty(&drawn).unwrap().len();
            assert!(size < 50_000, "{size}");
        }
    }

    #[test]
    fn tasks_that_never_waited_and_never_ended_are_counted() {
        let mut lanes: Vec<Lane> = (0..300).map(lane).collect();
        for lane in &mut lanes[1..] {
            lane.ended = LaneEnd::Open;
        }
        let timeline = Timeline {
            lanes,
            ..Timeline::default()
        };
        let drawn = drawn(timeline, &[]);
        assert_eq!(drawn.lanes.len(), MAX_ROWS + 1);
        assert_eq!(drawn.left_out, 299 - 40);
    }
}
