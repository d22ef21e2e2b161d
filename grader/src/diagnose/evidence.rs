//! What a check's record shows, as a diagnosis needs it.
//!
//! Invariant: places are lines of the candidate's file, or there are none.

use testkit_record::{Bar, BarEnd, Failure, LaneEnd, MarkKind, Place, Record, Timeline, WaitKind};

use crate::judge::Run;

/// The record of one check and the file that it judged.
pub(super) struct Evidence<'a> {
    pub(super) run: &'a Run,
    pub(super) timeline: &'a Timeline,
    pub(super) file: &'a str,
    pub(super) source: &'a str,
}

impl<'a> Evidence<'a> {
    pub(super) fn failure(&self) -> Option<&'a Failure> {
        super::failure(&self.run.records)
    }

    fn is_candidates(&self, place: &Place) -> bool {
        place.file == self.file
    }

    fn own(&self, place: Option<&Place>) -> Option<Place> {
        place.filter(|place| self.is_candidates(place)).cloned()
    }

    /// The last panic that was not the suite's own, with its line in the candidate's file.
    ///
    /// A panic that starts in a library counts: it is the candidate's call that ended in it.
    pub(super) fn panic(&self) -> Option<(&'a str, Option<Place>)> {
        let panics = self.run.records.iter().filter_map(|record| match record {
            Record::Panicked { message, place, .. } => Some((message.as_str(), place)),
            _ => None,
        });
        let mut marks = self
            .timeline
            .marks
            .iter()
            .filter(|mark| mark.kind == MarkKind::Panic);
        let (message, place, mark) = panics
            .map(|(message, place)| (message, place, marks.next()))
            .filter(|(_, place, _)| !place.file.starts_with("tests/") || self.is_candidates(place))
            .last()?;
        let line = self
            .own(Some(place))
            .or_else(|| self.own(mark.and_then(|mark| mark.place.as_ref())));
        Some((message, line))
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
                    Some(name) => Some((format!("`{name}`"), place)),
                    None if self.calls_sleep(&place) => Some(("The sleep".to_owned(), place)),
                    None => None,
                }
            })
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

    /// Bars that say something of the candidate: the suite's work, and waits on its lines.
    fn bars(&self) -> impl Iterator<Item = &'a Bar> {
        let file = self.file;
        let own = move |bar: &&Bar| {
            bar.kind == WaitKind::Work || bar.place.as_ref().is_some_and(|place| place.file == file)
        };
        self.timeline.bars.iter().filter(own)
    }

    /// Two bars of which the second began in the moment the first ended.
    pub(super) fn one_after_another(&self) -> Option<(&'a Bar, &'a Bar)> {
        let waits: Vec<&Bar> = self
            .bars()
            .filter(|bar| bar.place.is_some() && bar.end > bar.start)
            .collect();
        let works = waits.iter().filter(|bar| bar.kind == WaitKind::Work);
        let waits: Vec<&Bar> = if works.clone().count() >= 2 {
            works.copied().collect()
        } else {
            waits
        };
        waits.iter().find_map(|first| {
            let follows =
                |second: &&&Bar| first.ended == BarEnd::Ready && second.start == first.end;
            Some((*first, *waits.iter().find(follows)?))
        })
    }

    /// What is waited for at the end, in words.
    pub(super) fn open_waits(&self) -> Vec<String> {
        let open = self.bars().filter(|bar| bar.ended == BarEnd::Open);
        let mut waits: Vec<String> = open.map(name_at_place).collect();
        waits.dedup();
        waits.truncate(4);
        waits
    }

    pub(super) fn open_places(&self) -> Vec<Place> {
        let open = self.bars().filter(|bar| bar.ended == BarEnd::Open);
        let mut places: Vec<Place> = open.filter_map(|bar| bar.place.clone()).collect();
        places.dedup();
        places.truncate(4);
        places
    }

    /// Tasks that are still alive.
    pub(super) fn tasks_left(&self) -> (String, Vec<Place>) {
        let left = self.timeline.lanes.iter().skip(1);
        let left = left.filter(|lane| lane.ended == LaneEnd::Open);
        let mut places: Vec<Place> = left
            .filter_map(|lane| self.own(lane.spawned_at.as_ref()))
            .collect();
        places.dedup();
        let text = match places.first() {
            Some(place) => format!("The task spawned at line {} is still running.", place.line),
            None => String::new(),
        };
        (text, places)
    }

    /// Pieces of work that were dropped in the middle.
    pub(super) fn cancelled(&self) -> (String, Vec<Place>) {
        let cancelled = self.bars().filter(|bar| bar.ended == BarEnd::Cancelled);
        let cancelled: Vec<&Bar> = cancelled
            .filter(|bar| bar.kind == WaitKind::Work && bar.place.is_some())
            .collect();
        let text = match cancelled.first() {
            Some(bar) => format!("Dropped after {} ms: {}.", bar.end, name_at_place(bar)),
            None => String::new(),
        };
        let places = cancelled.iter().filter_map(|bar| bar.place.clone());
        (text, places.collect())
    }
}

/// A bar in words, with its line.
fn name_at_place(bar: &Bar) -> String {
    let name = name(bar);
    match &bar.place {
        Some(place) => format!("{name} at line {}", place.line),
        None => name,
    }
}

fn name(bar: &Bar) -> String {
    match &bar.name {
        Some(name) => format!("`{name}`"),
        None => format!("the {}", bar.kind.as_str()),
    }
}

/// Says that two bars did not overlap, and where they are.
pub(super) fn sentence_of_sequence(first: &Bar, second: &Bar) -> (String, Vec<Place>) {
    let text = format!(
        "{} began only at {} ms, in the moment that {} ended.",
        capitalised(&name_at_place(second)),
        second.start,
        name_at_place(first),
    );
    let mut places: Vec<Place> = [second, first]
        .iter()
        .filter_map(|bar| bar.place.clone())
        .collect();
    places.dedup();
    (text, places)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
