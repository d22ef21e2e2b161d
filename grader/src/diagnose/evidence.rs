//! What a check's record shows, as a diagnosis needs it.
//!
//! Invariant: places are lines of the candidate's file, or there are none.

use testkit_record::{
    Bar, BarEnd, Failure, Lane, Mark, MarkKind, Outcome, Place, Record, Timeline, WaitKind,
};

use super::awaits::awaits;
use crate::{judge::Run, scorecard::Diagnostic};

/// More lines than these say nothing any more.
const MAX_PLACES: usize = 4;

/// The record of one check and the file that it judged.
pub(super) struct Evidence<'a> {
    pub(super) run: &'a Run,
    pub(super) timeline: &'a Timeline,
    pub(super) file: &'a str,
    pub(super) source: &'a str,
    /// What the compiler said of the file.
    pub(super) warnings: &'a [Diagnostic],
}

/// The last panic that was not an assertion's.
pub(super) struct Panic<'a> {
    pub(super) message: &'a str,
    /// The candidate's line in which it happened or that called what panicked.
    pub(super) place: Option<Place>,
    /// It began in code of the suite.
    pub(super) is_suites: bool,
}

impl<'a> Evidence<'a> {
    pub(super) fn failure(&self) -> Option<&'a Failure> {
        super::failure(&self.run.records)
    }

    /// The check itself had nothing to say against the candidate.
    pub(super) fn ended_well(&self) -> bool {
        let last = self.run.records.last();
        matches!(last, Some(Record::Ended { outcome, .. }) if *outcome == Outcome::Passed)
    }

    fn own(&self, place: Option<&Place>) -> Option<Place> {
        place.filter(|place| place.file == self.file).cloned()
    }

    /// The last panic, one of the candidate's or a library's before one that the suite's own
    /// code began.
    pub(super) fn panic(&self) -> Option<Panic<'a>> {
        let panics = self.run.records.iter().filter_map(|record| match record {
            Record::Panicked { message, place, .. } => Some((message.as_str(), place)),
            _ => None,
        });
        let mut marks = self
            .timeline
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Panic);
        let mut suites = None;
        let mut others = None;
        for (message, place) in panics {
            let mark = marks.next();
            let is_suites = place.file.starts_with("tests/") && place.file != self.file;
            let caller = self.own(mark.and_then(|mark| mark.place.as_ref()));
            let place = match self.own(Some(place)) {
                // It is the finished future's own head that panics; who polled it again matters.
                Some(head) if message.contains("after completion") => {
                    caller.filter(|caller| caller.line != head.line)
                }
                own => own.or(caller),
            };
            let panic = Panic {
                message,
                place,
                is_suites,
            };
            if is_suites {
                suites = Some(panic);
            } else {
                others = Some(panic);
            }
        }
        others.or(suites)
    }

    /// Whether the candidate's output, or the run-time's last words, hold `text`.
    pub(super) fn printed(&self, text: &str) -> bool {
        self.run
            .output
            .as_ref()
            .is_some_and(|output| output.text.contains(text))
    }

    /// The different places of the candidate's marks of one kind.
    pub(super) fn marked(&self, kind: MarkKind) -> Vec<Place> {
        let marks = self.timeline.marks.iter().filter(|mark| mark.kind == kind);
        let mut places: Vec<Place> = marks
            .filter_map(|mark| self.own(mark.place.as_ref()))
            .collect();
        places.dedup();
        places
    }

    /// A piece of the suite's work, or a sleep of the candidate's, that nobody polled.
    pub(super) fn never_polled(&self) -> Option<(String, Place)> {
        let marks = self.timeline.marks.iter();
        marks
            .filter(|mark| mark.kind == MarkKind::NeverPolled)
            .find_map(|mark| {
                let place = self.own(mark.place.as_ref())?;
                match &mark.name {
                    // A function that makes work and drops it does so at its very end.
                    Some(name) => Some((format!("`{name}`"), place)),
                    None if self.calls_sleep(&place) && !self.is_polled_elsewhere(mark) => {
                        Some(("The sleep".to_owned(), place))
                    }
                    None => None,
                }
            })
    }

    /// Whether another sleep that was made in the same place was awaited: then the one that was
    /// not says little.
    fn is_polled_elsewhere(&self, mark: &Mark) -> bool {
        self.timeline.bars.iter().any(|bar| {
            let made_at = bar.made_at.as_ref().or(bar.place.as_ref());
            bar.kind == WaitKind::Sleep
                && made_at.map(|place| (&place.file, place.line))
                    == mark.place.as_ref().map(|place| (&place.file, place.line))
        })
    }

    /// A line that only closes a block: what a variable held is dropped there, and that says
    /// nothing of where it came from.
    pub(super) fn is_end_of_block(&self, place: &Place) -> bool {
        let at = place.line.saturating_sub(1) as usize;
        let line = self.source.lines().nth(at).unwrap_or_default();
        line.trim().chars().all(|letter| "}); ,".contains(letter))
    }

    /// Tokio makes a sleep for each timeout too, and drops it unpolled where none was needed:
    /// only a call of `sleep` itself counts.
    fn calls_sleep(&self, place: &Place) -> bool {
        let line = self
            .source
            .lines()
            .nth(place.line.saturating_sub(1) as usize);
        let column = place.column.saturating_sub(1) as usize;
        let call = line.and_then(|line| {
            let from = line.char_indices().nth(column).map(|(index, _)| index)?;
            line[from..].split_once('(')
        });
        call.is_some_and(|(path, _)| path.ends_with("sleep") || path.ends_with("sleep_until"))
    }

    /// Where the compiler or clippy warned of one of these.
    pub(super) fn warned(&self, codes: &[&str], words: &str) -> Vec<Place> {
        let warnings = self.warnings.iter().filter(|warning| {
            let code = warning.code.as_deref().unwrap_or_default();
            codes.contains(&code) && warning.message.to_lowercase().contains(words)
        });
        warnings
            .filter_map(|warning| self.own(warning.place.as_ref()))
            .collect()
    }

    /// The awaits that the file writes out, where they are few; with `in_loops`, only those that
    /// a loop repeats.
    pub(super) fn written_awaits(&self, in_loops: bool) -> Vec<Place> {
        let awaits = awaits(self.source, self.file);
        let wanted = awaits.into_iter().filter(|it| it.in_loop || !in_loops);
        let places: Vec<Place> = wanted.map(|it| it.place).collect();
        if places.len() <= MAX_PLACES {
            places
        } else {
            Vec::new()
        }
    }

    /// Bars that say something of the candidate: the suite's work, and waits on its lines.
    pub(super) fn bars(&self) -> impl Iterator<Item = &'a Bar> {
        let file = self.file;
        let own = move |bar: &&Bar| {
            bar.kind == WaitKind::Work || bar.place.as_ref().is_some_and(|place| place.file == file)
        };
        self.timeline.bars.iter().filter(own)
    }

    /// Those of them that have a line.
    pub(super) fn placed_bars(&self) -> impl Iterator<Item = &'a Bar> {
        self.bars().filter(|bar| bar.place.is_some())
    }

    /// The lines of the suite's work, in the order in which it was begun.
    pub(super) fn works(&self) -> Vec<Place> {
        let mut works: Vec<&Bar> = self
            .placed_bars()
            .filter(|bar| bar.kind == WaitKind::Work)
            .collect();
        // One alone has no order.
        if works.len() < 2 {
            return Vec::new();
        }
        works.sort_by_key(|bar| bar.start);
        few(works.iter().filter_map(|bar| bar.place.clone()))
    }

    /// The lines on which it waited at all, where they are few.
    pub(super) fn all_waits(&self) -> Vec<Place> {
        let places = few(self.placed_bars().filter_map(|bar| bar.place.clone()));
        if places.len() <= 2 {
            places
        } else {
            Vec::new()
        }
    }

    pub(super) fn open_places(&self) -> Vec<Place> {
        let open = self.bars().filter(|bar| bar.ended == BarEnd::Open);
        few(open.filter_map(|bar| bar.place.clone()))
    }

    /// Nothing at all is waited for: nobody keeps a waker.
    pub(super) fn nobody_waits(&self) -> bool {
        let open = |bar: &Bar| bar.ended == BarEnd::Open;
        !self.timeline.truncated && !self.timeline.bars.iter().any(open)
    }

    pub(super) fn spawned_at(&self, lane: &Lane) -> Option<Place> {
        self.own(lane.spawned_at.as_ref())
    }
}

/// The first few different ones.
fn few(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut kept: Vec<Place> = Vec::new();
    for place in places {
        if !kept.contains(&place) && kept.len() < MAX_PLACES {
            kept.push(place);
        }
    }
    kept
}
