//! From records to a timeline.
//!
//! Invariant: assembling is pure, the same records give the same timeline, and it takes time in
//! proportion to their number.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Bound::{Excluded, Unbounded},
};

use crate::{Bar, BarEnd, Lane, LaneEnd, Mark, MarkKind, Place, Record, Timeline, WaitKind};

/// What a stack of return addresses says about a wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The innermost line in the candidate's file.
    pub place: Option<Place>,
    /// Told from the functions between that line and the leaf.
    pub kind: Option<WaitKind>,
}

/// What two waits have in common if they may be one. Looked up and not searched for, so that
/// assembling takes time in proportion to what was recorded.
#[derive(PartialEq, Eq, Hash)]
struct Likeness {
    lane: u32,
    start: u64,
    kind: WaitKind,
    place: Place,
    name: Option<String>,
}

impl Likeness {
    /// To bars that began at `start`; none to any where the place is not known.
    fn of(bar: &Bar, start: u64) -> Option<Self> {
        Some(Self {
            lane: bar.lane,
            start,
            kind: bar.kind,
            place: bar.place.clone()?,
            name: bar.name.clone(),
        })
    }
}

/// Turns records into a timeline, whole or cut off.
pub struct Assembler<'a> {
    resolve: &'a dyn Fn(&[u64]) -> Site,
    lanes: BTreeMap<u32, Lane>,
    /// By the wait that began it.
    bars: BTreeMap<u32, Bar>,
    /// Waits that carry on another wait's bar.
    carried: BTreeMap<u32, u32>,
    /// The bars that another wait may turn out to be a part of, by what both have in common.
    open: HashMap<Likeness, BTreeSet<u32>>,
    marks: Vec<Mark>,
    end: u64,
    truncated: bool,
}

impl<'a> Assembler<'a> {
    /// `resolve` reads a stack of return addresses, innermost first.
    pub fn new(resolve: &'a dyn Fn(&[u64]) -> Site) -> Self {
        let check = Lane {
            order: 0,
            name: "check".to_owned(),
            spawned_at: None,
            start: 0,
            end: 0,
            ended: LaneEnd::Open,
        };
        Self {
            resolve,
            lanes: BTreeMap::from([(0, check)]),
            bars: BTreeMap::new(),
            carried: BTreeMap::new(),
            open: HashMap::new(),
            marks: Vec::new(),
            end: 0,
            truncated: false,
        }
    }

    /// Takes one record in; those that are no part of a picture are passed over.
    pub fn push(&mut self, record: &Record) {
        self.end = self.end.max(record.at().unwrap_or(0));
        match record {
            Record::Lane {
                lane,
                spawned_at,
                blocking,
                at,
            } => {
                let word = if *blocking { "blocking" } else { "task" };
                let lane_data = Lane {
                    order: *lane,
                    name: format!("{word} {lane}"),
                    spawned_at: spawned_at.clone(),
                    start: *at,
                    end: *at,
                    ended: LaneEnd::Open,
                };
                self.lanes.insert(*lane, lane_data);
            }
            Record::LaneEnded { lane, ended, at } => {
                if let Some(lane) = self.lanes.get_mut(lane) {
                    lane.end = *at;
                    lane.ended = *ended;
                }
            }
            Record::Wait {
                wait,
                lane,
                kind,
                name,
                made_at,
                stack,
                at,
            } => {
                let site = (self.resolve)(stack);
                let kind = match kind {
                    Some(WaitKind::Work) => Some(WaitKind::Work),
                    _ => site.kind.or(*kind),
                };
                let bar = Bar {
                    lane: *lane,
                    kind: kind.unwrap_or(WaitKind::Other),
                    name: name.clone(),
                    place: site.place,
                    made_at: made_at.clone(),
                    start: *at,
                    end: *at,
                    ended: BarEnd::Open,
                };
                if let Some(likeness) = Likeness::of(&bar, bar.start) {
                    self.open.entry(likeness).or_default().insert(*wait);
                }
                self.bars.insert(*wait, bar);
            }
            Record::WaitEnded { wait, ended, at } => self.end_wait(*wait, *ended, *at),
            Record::Mark {
                lane,
                kind,
                name,
                place,
                stack,
                at,
            } => self.marks.push(Mark {
                lane: *lane,
                kind: *kind,
                name: name.clone(),
                place: place.clone().or_else(|| (self.resolve)(stack).place),
                at: *at,
            }),
            Record::Panicked {
                lane,
                place,
                stack,
                at,
                ..
            } => self.marks.push(Mark {
                lane: *lane,
                kind: MarkKind::Panic,
                name: None,
                place: (self.resolve)(stack).place.or_else(|| Some(place.clone())),
                at: *at,
            }),
            Record::Truncated => self.truncated = true,
            Record::Started { .. }
            | Record::Printed { .. }
            | Record::Stopped { .. }
            | Record::Failed(_)
            | Record::Ended { .. } => {}
        }
    }

    /// A leaf may register its waker on one path the first time and on another one later; the
    /// recorder, which can't read addresses, then tells of two waits. The same place, polled
    /// again in the same moment, is the same bar.
    fn end_wait(&mut self, wait: u32, ended: BarEnd, at: u64) {
        let wait = self.carried.remove(&wait).unwrap_or(wait);
        let Some(bar) = self.bars.get(&wait) else {
            return;
        };
        if ended == BarEnd::Cancelled && bar.kind != WaitKind::Work && bar.made_at.is_none() {
            let likeness = Likeness::of(bar, at);
            let alike = likeness.and_then(|likeness| self.open.get_mut(&likeness));
            let later = (Excluded(wait), Unbounded);
            if let Some(alike) = alike
                && let Some(again) = alike.range(later).next().copied()
            {
                alike.remove(&again);
                self.bars.remove(&again);
                self.carried.insert(again, wait);
                return;
            }
        }
        if let Some(bar) = self.bars.get_mut(&wait) {
            let likeness = Likeness::of(bar, bar.start);
            if let Some(alike) = likeness.and_then(|likeness| self.open.get_mut(&likeness)) {
                alike.remove(&wait);
            }
            bar.end = at;
            bar.ended = ended;
        }
    }

    /// The timeline of what was pushed; what is still open ends where the recording ends.
    pub fn finish(self) -> Timeline {
        let end = self.end;
        let mut lanes: Vec<Lane> = self.lanes.into_values().collect();
        for lane in lanes.iter_mut().filter(|lane| lane.ended == LaneEnd::Open) {
            lane.end = end;
        }
        let mut bars: Vec<Bar> = self.bars.into_values().filter(is_shown).collect();
        for bar in bars.iter_mut().filter(|bar| bar.ended == BarEnd::Open) {
            bar.end = end;
        }
        Timeline {
            lanes,
            bars,
            marks: self.marks,
            end,
            truncated: self.truncated,
            left_out: 0,
        }
    }
}

/// A wait that took no time tells nothing, unless it is the suite's work. With real threads it
/// would not even be there in every run.
fn is_shown(bar: &Bar) -> bool {
    bar.kind == WaitKind::Work || bar.ended == BarEnd::Open || bar.end > bar.start
}

#[cfg(test)]
mod tests {
    use super::{Assembler, Site};
    use crate::{BarEnd, Place, Record, WaitKind};

    fn wait(wait: u32, at: u64) -> Record {
        Record::Wait {
            wait,
            lane: 0,
            kind: Some(WaitKind::Sleep),
            name: None,
            made_at: None,
            stack: Vec::new(),
            at,
        }
    }

    fn cancelled(wait: u32, at: u64) -> Record {
        let ended = BarEnd::Cancelled;
        Record::WaitEnded { wait, ended, at }
    }

    fn bars(records: impl IntoIterator<Item = Record>) -> Vec<(u64, u64, BarEnd)> {
        let here = |_: &[u64]| Site {
            place: Some(Place {
                file: "a.rs".to_owned(),
                line: 1,
                column: 1,
            }),
            kind: None,
        };
        let mut assembler = Assembler::new(&here);
        for record in records {
            assembler.push(&record);
        }
        let bars = assembler.finish().bars;
        bars.iter()
            .map(|bar| (bar.start, bar.end, bar.ended))
            .collect()
    }

    #[test]
    fn a_wait_that_goes_on_under_another_number_is_one_bar() {
        let ready = Record::WaitEnded {
            wait: 2,
            ended: BarEnd::Ready,
            at: 9,
        };
        let records = [
            wait(0, 0),
            wait(1, 5),
            cancelled(0, 5),
            wait(2, 7),
            cancelled(1, 7),
            ready,
        ];
        assert_eq!(bars(records), [(0, 9, BarEnd::Ready)]);
        // Begun before, or in another moment: two waits.
        let records = [
            wait(0, 0),
            wait(1, 0),
            cancelled(1, 0),
            wait(2, 4),
            cancelled(0, 5),
        ];
        assert_eq!(
            bars(records),
            [(0, 5, BarEnd::Cancelled), (4, 5, BarEnd::Open)]
        );
    }

    /// Far more than any check records. If each end looked at all waits, this would take an hour.
    #[test]
    fn assembling_takes_time_in_proportion_to_the_records() {
        const MANY: u32 = 200_000;
        let begun = (0..MANY).map(|number| wait(number, 0));
        let ended = (0..MANY).map(|number| cancelled(number, 1));
        assert_eq!(bars(begun.chain(ended)).len(), MANY as usize);
        // Each the same as the next one.
        let begun = (0..MANY).map(|number| wait(number, 0));
        let ended = (0..MANY).map(|number| cancelled(number, 0));
        assert!(bars(begun.chain(ended)).len() <= 1);
    }
}
