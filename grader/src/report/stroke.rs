//! What is drawn on a row of the picture, cell by cell.
//!
//! Invariant: each way to end has a shape of its own, in Unicode as in ASCII, and whatever
//! happened shows in one cell at least.

use testkit_record::{BarEnd, LaneEnd, MarkKind};

use super::{Ink, Style, axis::Scale};

/// Blocks that fill a cell from the left, by eighths.
const LEFT: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];

/// One thing on a row; times in milliseconds of the check's clock.
#[derive(Clone, Copy, Debug)]
pub(super) enum Stroke {
    Bar {
        start: u64,
        end: u64,
        ended: BarEnd,
    },
    Life {
        start: u64,
        end: u64,
        ended: LaneEnd,
    },
    Mark {
        at: u64,
        kind: MarkKind,
    },
}

/// A character and what its colour stands for.
type Cell = (char, Ink);

impl Stroke {
    /// All strokes on one line as wide as the scale, the later ones on top.
    pub(super) fn draw(strokes: &[Self], scale: &Scale, style: &Style) -> String {
        let mut cells = vec![(' ', Ink::Plain); scale.width()];
        for stroke in strokes {
            match *stroke {
                Self::Bar {
                    start,
                    end,
                    ended: BarEnd::Ready,
                } => {
                    solid(&mut cells, scale.eighths(start), scale.eighths(end), style);
                }
                Self::Bar { start, end, ended } => {
                    let (fill, tip, ink) = match ended {
                        BarEnd::Open => (style.pick('░', '~'), style.pick('▸', '>'), Ink::Bad),
                        _ => (style.pick('▒', '='), style.pick('╳', 'x'), Ink::Warn),
                    };
                    let end = if ended == BarEnd::Open {
                        scale.width() * 8
                    } else {
                        scale.eighths(end)
                    };
                    let range = cells_of(scale.eighths(start), end, cells.len());
                    fill_with(&mut cells[range], (fill, ink), (tip, ink));
                }
                Self::Life { start, end, ended } => {
                    let (tip, ink) = match ended {
                        LaneEnd::Finished => (style.pick('┤', '|'), Ink::Dim),
                        LaneEnd::Panicked => (style.pick('✗', 'X'), Ink::Bad),
                        LaneEnd::Cancelled => (style.pick('╳', 'x'), Ink::Warn),
                        LaneEnd::Open => (style.pick('▸', '>'), Ink::Bad),
                    };
                    let end = if ended == LaneEnd::Open {
                        scale.width() * 8
                    } else {
                        scale.eighths(end)
                    };
                    let range = cells_of(scale.eighths(start), end, cells.len());
                    fill_with(
                        &mut cells[range],
                        (style.pick('─', '-'), Ink::Dim),
                        (tip, ink),
                    );
                }
                Self::Mark { at, kind } => {
                    let (glyph, ink) = match kind {
                        MarkKind::HeldThread => (style.pick('■', '!'), Ink::Bad),
                        MarkKind::NeverPolled => (style.pick('○', 'o'), Ink::Warn),
                        MarkKind::Panic => (style.pick('✗', 'X'), Ink::Bad),
                    };
                    cells[scale.eighths(at) / 8] = (glyph, ink);
                }
            }
        }
        paint(&cells, style)
    }
}

/// The cells from `start` to `end` (eighths), one at least.
fn cells_of(start: usize, end: usize, width: usize) -> std::ops::Range<usize> {
    let first = (start / 8).min(width - 1);
    first..end.div_ceil(8).clamp(first + 1, width)
}

fn fill_with(cells: &mut [Cell], fill: Cell, tip: Cell) {
    if let [body @ .., last] = cells {
        body.fill(fill);
        *last = tip;
    }
}

/// A bar whose ends are exact to an eighth of a cell, as far as there are characters for it.
fn solid(cells: &mut [Cell], start: usize, end: usize, style: &Style) {
    let end = end.max(start);
    let ((first, from), (last, to)) = ((start / 8, start % 8), (end / 8, end % 8));
    if !style.unicode {
        let range = cells_of(start, end, cells.len());
        let glyph = if start == end { '|' } else { '#' };
        cells[range].fill((glyph, Ink::Bar));
        return;
    }
    if first == last {
        let glyph = if from < 4 {
            LEFT[(to - from).max(1)]
        } else {
            '▕'
        };
        cells[first] = (glyph, Ink::Bar);
        return;
    }
    // Few blocks fill a cell from the right, so a start is exact to half a cell.
    let head = match from {
        0..=1 => '█',
        2..=5 => '▐',
        _ => '▕',
    };
    cells[first] = (head, Ink::Bar);
    cells[first + 1..last].fill((LEFT[8], Ink::Bar));
    if to > 0 {
        cells[last] = (LEFT[to], Ink::Bar);
    }
}

/// Puts each run of equal ink between one pair of colour codes.
fn paint(cells: &[Cell], style: &Style) -> String {
    cells
        .chunk_by(|(_, one), (_, other)| one == other)
        .map(|run| {
            let text: String = run.iter().map(|(glyph, _)| glyph).collect();
            style.paint(run[0].1, &text)
        })
        .collect()
}
