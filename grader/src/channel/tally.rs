//! Counts what a check has recorded, against what it can have recorded.
//!
//! Invariant: each record costs the same to count, however many there are, and what is let
//! through is little enough for whatever is done with it later.

use testkit_record::{MarkKind, Record, caps};

/// What has come so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    lanes: u32,
    lane_ends: u32,
    waits: u32,
    wait_ends: u32,
    marks: u32,
    held: u32,
    panics: u32,
    prints: u32,
    /// Of those that come once.
    once: [u32; 5],
}

impl Tally {
    /// Whether a check can have written the record behind all the others: there is room for it,
    /// and what is numbered has the next number.
    pub(super) fn takes(&mut self, record: &Record) -> bool {
        match record {
            Record::Lane { lane, .. } => next(&mut self.lanes, caps::LANES) && *lane == self.lanes,
            Record::LaneEnded { lane, .. } => {
                next(&mut self.lane_ends, caps::LANES + 1) && *lane <= self.lanes
            }
            Record::Wait { wait, lane, .. } => {
                next(&mut self.waits, caps::WAITS) && *wait == self.waits - 1 && *lane <= self.lanes
            }
            Record::WaitEnded { wait, .. } => {
                next(&mut self.wait_ends, caps::WAITS) && *wait < self.waits
            }
            Record::Mark {
                lane,
                kind: MarkKind::HeldThread,
                ..
            } => next(&mut self.held, caps::HELD) && *lane <= self.lanes,
            Record::Mark { lane, .. } => next(&mut self.marks, caps::MARKS) && *lane <= self.lanes,
            Record::Panicked { lane, .. } => {
                next(&mut self.panics, caps::PANICS) && *lane <= self.lanes
            }
            Record::Printed { .. } => next(&mut self.prints, caps::PRINTS),
            Record::Started { .. } => next(&mut self.once[0], 1),
            Record::Stopped { .. } => next(&mut self.once[1], 1),
            Record::Truncated => next(&mut self.once[2], 1),
            Record::Failed(_) => next(&mut self.once[3], 1),
            Record::Ended { .. } => next(&mut self.once[4], 1),
        }
    }
}

/// Counts one more, if there is room.
fn next(count: &mut u32, most: u32) -> bool {
    let has_room = *count < most;
    *count += u32::from(has_room);
    has_room
}

#[cfg(test)]
mod tests {
    use testkit_record::{BarEnd, LaneEnd, MarkKind, Place, Record, caps};

    use super::Tally;

    type InLane = fn(u32) -> Record;

    fn lane(lane: u32) -> Record {
        Record::Lane {
            lane,
            spawned_at: None,
            blocking: false,
            at: 0,
        }
    }

    fn wait(wait: u32, lane: u32) -> Record {
        Record::Wait {
            wait,
            lane,
            kind: None,
            name: None,
            made_at: None,
            stack: Vec::new(),
            at: 0,
        }
    }

    fn wait_ended(wait: u32) -> Record {
        Record::WaitEnded {
            wait,
            ended: BarEnd::Ready,
            at: 0,
        }
    }

    fn lane_ended(lane: u32) -> Record {
        Record::LaneEnded {
            lane,
            ended: LaneEnd::Finished,
            at: 0,
        }
    }

    fn mark(kind: MarkKind, lane: u32) -> Record {
        Record::Mark {
            lane,
            kind,
            name: None,
            place: None,
            stack: Vec::new(),
            at: 0,
        }
    }

    fn panicked(lane: u32) -> Record {
        Record::Panicked {
            lane,
            message: String::new(),
            place: Place {
                file: String::new(),
                line: 1,
                column: 1,
            },
            stack: Vec::new(),
            at: 0,
        }
    }

    fn taken(records: impl IntoIterator<Item = Record>) -> usize {
        let mut tally = Tally::default();
        let mut records = records.into_iter();
        records.by_ref().take_while(|it| tally.takes(it)).count()
    }

    #[test]
    fn as_many_as_the_recorder_writes_and_no_more() {
        assert_eq!(taken((1..10_000).map(lane)), caps::LANES as usize);
        assert_eq!(
            taken((0..10_000).map(|number| wait(number, 0))),
            caps::WAITS as usize
        );
        let print = |from| Record::Printed { from, at: 0 };
        assert_eq!(taken((0..10_000).map(print)), caps::PRINTS as usize);
        assert_eq!(taken([Record::Truncated, Record::Truncated]), 1);
    }

    #[test]
    fn numbers_are_those_that_were_given_out() {
        assert_eq!(taken([lane(2)]), 0);
        assert_eq!(taken([lane(1), lane(1)]), 1);
        assert_eq!(taken([wait(1, 0)]), 0);
        assert_eq!(taken([wait(0, 1)]), 0);
        assert_eq!(taken([lane(1), wait(0, 1), wait(1, 0)]), 3);
        assert_eq!(taken([wait(0, 0), wait_ended(0), wait_ended(1)]), 2);
        assert_eq!(taken([lane(1), lane_ended(1), lane_ended(2)]), 2);
    }

    #[test]
    fn what_ends_or_happens_in_a_lane_has_a_lane_and_room() {
        // The check itself ends too, beside all its tasks.
        let ends = caps::LANES as usize + 1;
        assert_eq!(taken((0..10_000).map(|_| lane_ended(0))), ends);
        let waits = (0..10_000).map(|_| wait_ended(0));
        assert_eq!(
            taken([wait(0, 0)].into_iter().chain(waits)),
            1 + caps::WAITS as usize
        );
        let in_lane: [(InLane, u32); 3] = [
            (|lane| mark(MarkKind::HeldThread, lane), caps::HELD),
            (|lane| mark(MarkKind::NeverPolled, lane), caps::MARKS),
            (panicked, caps::PANICS),
        ];
        for (record, most) in in_lane {
            assert_eq!(taken((0..10_000).map(|_| record(0))), most as usize);
            assert_eq!(taken([lane(1), record(0), record(1), record(2)]), 3);
        }
    }
}
