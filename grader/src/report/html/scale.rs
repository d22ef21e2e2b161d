//! The time axis of a drawn picture: where a moment lies, in hundredths of a percent.
//!
//! Invariant: every moment lies inside the picture, and moments of the part that is drawn to scale
//! lie exactly where they should.

use testkit_record::Timeline;

use crate::report::axis;

/// The whole width.
pub(super) const WIDTH: u64 = 10_000;
/// What stands for the time nobody needs to see.
const TAIL: u64 = 900;
/// As many columns of text have room for the labels of ticks.
const COLUMNS: usize = 60;

/// How milliseconds become a width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The part that is drawn to scale ends here, in milliseconds.
    last: u64,
    /// Where the whole ends, in milliseconds.
    end: u64,
}

impl Scale {
    /// A scale that fits all `timelines`.
    pub(super) fn new(timelines: &[&Timeline]) -> Self {
        let spans = timelines.iter().map(|timeline| axis::span(timeline));
        let (last, end) = spans.fold((0, 0), |(last, end), span| {
            (last.max(span.0), end.max(span.1))
        });
        Self { last, end }
    }

    /// Where the part to scale ends, if anything is cut off.
    pub(super) fn cut(&self) -> Option<u64> {
        (self.end > self.last).then(|| self.drawn_width())
    }

    /// Where the moment `at` lies.
    pub(super) fn position(&self, at: u64) -> u64 {
        if at > self.last {
            return WIDTH;
        }
        if self.last == 0 {
            return 0;
        }
        let position = u128::from(at) * u128::from(self.drawn_width()) / u128::from(self.last);
        u64::try_from(position).unwrap_or(WIDTH).min(WIDTH)
    }

    /// Moments with a tick, the last one of each part included.
    pub(super) fn ticks(&self) -> Vec<u64> {
        let step = axis::step(self.last, COLUMNS);
        let mut ticks: Vec<u64> = std::iter::successors(Some(0_u64), |at| at.checked_add(step))
            // One that is near the last would have its label on top of that one's.
            .take_while(|at| *at == 0 || self.last.saturating_sub(*at) > step / 2)
            .collect();
        if self.last > 0 {
            ticks.push(self.last);
        }
        if self.end > self.last {
            ticks.push(self.end);
        }
        ticks
    }

    fn drawn_width(self) -> u64 {
        match (self.last, self.end) {
            (last, end) if last == end => WIDTH,
            (0, _) => 0,
            _ => WIDTH - TAIL,
        }
    }
}

#[cfg(test)]
mod tests {
    use testkit_record::{Lane, LaneEnd, Timeline};

    use super::{Scale, WIDTH};

    fn scale(parts: &[(u64, LaneEnd)]) -> Scale {
        let lane = |(at, &(end, ended)): (usize, &(u64, LaneEnd))| Lane {
            order: u32::try_from(at).unwrap() + 1,
            name: String::new(),
            spawned_at: None,
            start: 0,
            end,
            ended,
        };
        Scale::new(&[&Timeline {
            lanes: parts.iter().enumerate().map(lane).collect(),
            end: parts.iter().map(|part| part.0).max().unwrap_or(0),
            ..Timeline::default()
        }])
    }

    #[test]
    fn moments_lie_where_they_should() {
        let scale = scale(&[(180, LaneEnd::Finished)]);
        assert_eq!([0, 45, 180].map(|at| scale.position(at)), [0, 2_500, WIDTH]);
        assert_eq!(scale.ticks(), [0, 50, 100, 150, 180]);
        assert_eq!(scale.cut(), None);
    }

    #[test]
    fn what_only_waits_for_the_end_is_cut_short() {
        let scale = scale(&[(100, LaneEnd::Finished), (3_600_000, LaneEnd::Open)]);
        assert_eq!(scale.position(50), 4_550);
        assert_eq!(scale.position(3_600_000), WIDTH);
        assert_eq!(scale.cut(), Some(9_100));
        assert_eq!(scale.ticks().last(), Some(&3_600_000));
    }

    #[test]
    fn every_moment_lies_inside() {
        for end in [0, 1, 7, 59_999, u64::MAX - 1, u64::MAX] {
            for ended in [LaneEnd::Finished, LaneEnd::Open] {
                let scale = scale(&[(end / 3, LaneEnd::Finished), (end, ended)]);
                for at in [0, end / 3, end / 2, end] {
                    assert!(scale.position(at) <= WIDTH, "{scale:?} {at}");
                }
                assert!(scale.ticks().len() < 16, "{scale:?} {:?}", scale.ticks());
            }
        }
    }
}
