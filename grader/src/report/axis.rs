//! The time axis of a picture: where a moment lies, and the ticks at round numbers.
//!
//! Invariant: every moment of the timeline has a column inside the axis, however long or short
//! the timeline is.

use testkit_record::{BarEnd, LaneEnd, Timeline};

use super::{Ink, Style, plain};

/// Columns that the numbers may take up to the right of the ticks.
pub(super) const OVERHANG: usize = 10;
/// Columns that stand for the time nobody needs to see.
const TAIL: usize = 8;
/// From this length on, in milliseconds, a long last stretch is cut even if nothing is open.
const LONG: u64 = 60_000;
/// A day, in milliseconds.
const DAY: u64 = 86_400_000;
/// Round steps, in milliseconds; longer ones are whole days.
const STEPS: [u64; 25] = [
    1, 2, 5, 10, 20, 50, 100, 200, 500, // milliseconds
    1_000, 2_000, 5_000, 10_000, 20_000, 30_000, // seconds
    60_000, 120_000, 300_000, 600_000, 1_200_000, 1_800_000, // minutes
    3_600_000, 7_200_000, 21_600_000, 43_200_000, // hours
];

/// How milliseconds become columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    /// The part that is drawn to scale ends here, in milliseconds.
    last: u64,
    /// Columns of that part.
    cells: usize,
    /// Columns of the cut-off part that follows; 0 if nothing is cut off.
    tail: usize,
    /// Where the whole ends, in milliseconds.
    end: u64,
}

impl Scale {
    /// A scale that fits all `timelines` in `width` columns.
    pub(super) fn new(timelines: &[&Timeline], width: usize) -> Self {
        let spans = timelines.iter().map(|timeline| span(timeline));
        let (last, end) = spans.fold((0, 0), |(last, end), span| {
            (last.max(span.0), end.max(span.1))
        });
        let cells = width.saturating_sub(1);
        let (cells, tail) = match (last, end) {
            (0, 0) => (0, 0),
            (0, _) => (0, cells),
            (last, end) if last == end => (cells, 0),
            _ => (cells.saturating_sub(TAIL).max(1), TAIL),
        };
        Self {
            last,
            cells,
            tail,
            end,
        }
    }

    /// All columns, the last tick's included.
    pub(super) fn width(&self) -> usize {
        self.cells + self.tail + 1
    }

    /// The moment `at`, in eighths of a column from the left.
    pub(super) fn eighths(&self, at: u64) -> usize {
        if at > self.last {
            return (self.cells + self.tail) * 8;
        }
        if self.last == 0 {
            return 0;
        }
        let eighths = u128::from(at) * (self.cells as u128 * 8) / u128::from(self.last);
        usize::try_from(eighths).unwrap_or(self.cells * 8)
    }

    /// The two lines of the axis: numbers, and ticks below them.
    pub(super) fn draw(&self, style: &Style) -> [String; 2] {
        [self.numbers(), self.ticks(style)].map(|line| style.paint(Ink::Dim, &line))
    }

    fn ticks(&self, style: &Style) -> String {
        let [left, right, only, tick] = style.pick(['├', '┤', '│', '┼'], ['|', '|', '|', '+']);
        let mut ticks = vec![style.pick('─', '-'); self.cells];
        ticks.resize(self.cells + self.tail, style.pick('╌', '.'));
        ticks.push(right);
        for at in self.moments() {
            ticks[self.eighths(at) / 8] = tick;
        }
        ticks[0] = left;
        if self.tail > 0 && self.cells > 0 {
            ticks[self.cells] = tick;
        }
        if ticks.len() == 1 {
            ticks[0] = only;
        }
        ticks.into_iter().collect()
    }

    /// The ends have their numbers in any case, the ticks between them where there is room.
    fn numbers(&self) -> String {
        let end = (self.tail > 0).then(|| self.end_label(self.cells + self.tail, self.end));
        let last = Some(self.end_label(self.cells, self.last))
            .filter(|(at, text)| end.as_ref().is_none_or(|end| at + text.len() < end.0));
        let ends: Vec<_> = last.into_iter().chain(end).collect();
        let limit = ends.first().map_or(0, |(at, _)| *at);

        let mut numbers = String::new();
        for at in self.moments() {
            let column = self.eighths(at) / 8;
            // Up to some seconds the unit goes without saying: the last number has it.
            let text = if self.last < 10_000 {
                at.to_string()
            } else {
                plain::duration(at)
            };
            if column + text.len() < limit {
                put(&mut numbers, column, &text);
            }
        }
        for (column, text) in &ends {
            put(&mut numbers, *column, text);
        }
        numbers
    }

    /// The number `at` the end of a part, moved to the left if it would stick out too far.
    fn end_label(&self, column: usize, at: u64) -> (usize, String) {
        let text = plain::duration(at);
        let limit = (self.width() + OVERHANG).saturating_sub(text.len());
        (column.min(limit), text)
    }

    /// The round moments of the part that is drawn to scale, but its end.
    fn moments(&self) -> impl Iterator<Item = u64> {
        let (step, last) = (self.step(), self.last);
        std::iter::successors(Some(0_u64), move |at| at.checked_add(step))
            .take_while(move |&at| at < last)
    }

    /// The smallest round step that leaves room for its labels.
    fn step(&self) -> u64 {
        step(self.last, self.cells)
    }
}

/// The smallest round step whose labels have room where `last` milliseconds take `cells` columns.
pub(super) fn step(last: u64, cells: usize) -> u64 {
    let days = (0..).map_while(|power| 10_u64.checked_pow(power)?.checked_mul(DAY));
    let days = days.flat_map(|days| [1, 2, 5].map(|times| days.saturating_mul(times)));
    let steps = STEPS.into_iter().chain(days);
    let mut longest = u64::MAX;
    for step in steps {
        let label = if last < 10_000 {
            plain::length(&last.to_string())
        } else {
            plain::length(&plain::duration(last / step * step))
        };
        let columns = cells as u128 * u128::from(step) / u128::from(last.max(1));
        longest = step;
        if columns >= (label + 3).max(8) as u128 {
            break;
        }
    }
    longest
}

/// Writes `label` from `column` on, after what stands there already.
fn put(line: &mut String, column: usize, label: &str) {
    let filled = plain::length(line);
    line.extend(std::iter::repeat_n(' ', column.saturating_sub(filled)));
    line.push_str(label);
}

/// When the last thing of `timeline` ended, in its milliseconds.
pub(super) fn end(timeline: &Timeline) -> u64 {
    span(timeline).1
}

/// Where the part worth drawing to scale ends, and where all ends, in milliseconds.
///
/// What still waits says nothing of the moment at which the recording stopped, so the last
/// event before that ends the drawing.
pub(super) fn span(timeline: &Timeline) -> (u64, u64) {
    let bars = timeline.bars.iter();
    let lanes = timeline.lanes.iter().filter(|lane| lane.order != 0);
    let open = bars.clone().any(|bar| bar.ended == BarEnd::Open)
        || lanes.clone().any(|lane| lane.ended == LaneEnd::Open);
    let times = || {
        let bars = bars.clone().flat_map(|bar| [bar.start, bar.end]);
        let lanes = lanes.clone().flat_map(|lane| [lane.start, lane.end]);
        bars.chain(lanes)
            .chain(timeline.marks.iter().map(|mark| mark.at))
    };
    let end = times().max().unwrap_or(0).max(timeline.end);
    let before = times().filter(|&at| at < end).max().unwrap_or(0);
    let stretch = end - before;
    let cut = if open {
        stretch > before / 4
    } else {
        end >= LONG && stretch > before.saturating_mul(8)
    };
    (if cut { before } else { end }, end)
}

#[cfg(test)]
mod tests {
    use testkit_record::{Bar, BarEnd, Timeline, WaitKind};

    use super::{DAY, Scale};
    use crate::report::Style;

    fn timeline(bars: &[(u64, u64, BarEnd)]) -> Timeline {
        let bar = |&(start, end, ended): &(u64, u64, BarEnd)| Bar {
            lane: 0,
            kind: WaitKind::Sleep,
            name: None,
            place: None,
            made_at: None,
            start,
            end,
            ended,
        };
        Timeline {
            bars: bars.iter().map(bar).collect(),
            end: bars.iter().map(|bar| bar.1).max().unwrap_or(0),
            ..Timeline::default()
        }
    }

    fn axis(bars: &[(u64, u64, BarEnd)]) -> String {
        let scale = Scale::new(&[&timeline(bars)], 50);
        scale.draw(&Style::PLAIN).join("\n")
    }

    #[test]
    fn ticks_stand_at_round_numbers() {
        insta::assert_snapshot!(axis(&[(0, 180, BarEnd::Ready)]), @r"
        0            50            100          150      180 ms
        ├────────────┼─────────────┼────────────┼────────┤
        ");
        insta::assert_snapshot!(axis(&[(0, 3, BarEnd::Ready)]), @r"
        0               1               2                3 ms
        ├───────────────┼───────────────┼────────────────┤
        ");
        insta::assert_snapshot!(axis(&[(0, 45_000, BarEnd::Ready)]), @r"
        0 ms      10 s       20 s       30 s       40 s  45 s
        ├─────────┼──────────┼──────────┼──────────┼─────┤
        ");
        insta::assert_snapshot!(axis(&[(0, 0, BarEnd::Ready)]), @r"
        0 ms
        │
        ");
        insta::assert_snapshot!(axis(&[(0, 3_600_000, BarEnd::Open)]), @r"
        0 ms                                             1 h
        ├╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┤
        ");
        insta::assert_snapshot!(axis(&[(0, 10 * DAY, BarEnd::Ready), (9 * DAY, 18 * DAY, BarEnd::Ready)]), @r"
        0 ms         5 d           10 d         15 d     18 d
        ├────────────┼─────────────┼────────────┼────────┤
        ");
        insta::assert_snapshot!(axis(&[
            (0, 100, BarEnd::Ready),
            (0, 3_600_000, BarEnd::Open)
        ]), @r"
        0       20      40      60      80       100 ms  1 h
        ├───────┼───────┼───────┼───────┼────────┼╌╌╌╌╌╌╌┤
        ");
    }

    #[test]
    fn every_moment_has_a_column() {
        for end in [0, 1, 7, 180, 59_999, 3_600_000, u64::MAX - 1, u64::MAX] {
            for ended in [BarEnd::Ready, BarEnd::Open] {
                for width in [1, 2, 9, 10, 60] {
                    let timeline = timeline(&[(0, end / 3, BarEnd::Ready), (end / 2, end, ended)]);
                    let scale = Scale::new(&[&timeline], width);
                    for at in [0, end / 3, end / 2, end] {
                        assert!(scale.eighths(at) / 8 < scale.width(), "{scale:?} {at}");
                    }
                    let [_, ticks] = scale.draw(&Style::PLAIN);
                    assert_eq!(ticks.chars().count(), scale.width());
                }
            }
        }
    }
}
