//! What the waits of a check prove, each as a sentence with its places.
//!
//! Invariant: a sentence is told only where the bars themselves show it; else there is none.

use testkit_record::{Bar, BarEnd, Elapsed, Lane, LaneEnd, Place, WaitKind};

use super::evidence::Evidence;

/// A sentence that the record proves, and the lines that show it.
pub(super) type Proof = (String, Vec<Place>);

/// The last wait went on past the time at which the call was due.
pub(super) fn past_due(evidence: &Evidence<'_>, elapsed: Elapsed) -> Option<Proof> {
    let late = elapsed.got_ms.checked_sub(elapsed.expected_ms)?;
    let end = evidence.timeline.end;
    let due = end.checked_sub(late).filter(|due| *due < end)?;
    let last = || {
        evidence
            .placed_bars()
            .filter(|bar| bar.end == end && bar.start < end)
    };
    // The suite's work tells more than the task that it runs in, and a timer beside it is what
    // the wait was made of.
    let work = last().find(|bar| bar.kind == WaitKind::Work);
    let timer = last().find(|bar| is_timer(bar) && Some(&bar.place) != work.map(|it| &it.place));
    let bar = work
        .or(timer)
        .or_else(|| last().find(|bar| bar.lane == 0))
        .or_else(|| last().next())?;
    let mut what = name_at_place(bar);
    let mut places = places_of([bar]);
    if let Some(timer) = timer.filter(|timer| work.is_some() && timer.start <= due) {
        what = format!("{what} and {}", name_at_place(timer));
        places.splice(0..0, timer.place.clone());
    }
    let mut text = if bar.start <= due {
        format!("It was due at {due} ms, and still waited for {what} until {end} ms.")
    } else {
        let from = bar.start;
        format!("It was due at {due} ms, and waited for {what} from {from} to {end} ms.")
    };
    add_what_was_before(evidence, bar, &mut text, &mut places);
    Some((text, places))
}

fn is_timer(bar: &Bar) -> bool {
    matches!(
        bar.kind,
        WaitKind::Sleep | WaitKind::Interval | WaitKind::Timeout
    )
}

/// One wait began in the moment that another ended.
pub(super) fn one_after_another(evidence: &Evidence<'_>) -> Option<Proof> {
    let waits: Vec<&Bar> = evidence
        .placed_bars()
        .filter(|bar| bar.end > bar.start)
        .collect();
    let works = waits.iter().filter(|bar| bar.kind == WaitKind::Work);
    let waits: Vec<&Bar> = if works.clone().count() >= 2 {
        works.copied().collect()
    } else {
        waits
    };
    let (first, second) = waits.iter().find_map(|first| {
        let follows = |second: &&&Bar| first.ended == BarEnd::Ready && second.start == first.end;
        Some((*first, *waits.iter().find(follows)?))
    })?;
    let mut text = format!(
        "{} began only at {} ms, in the moment that {} ended.",
        capitalised(&name_at_place(second)),
        second.start,
        name_at_place(first),
    );
    let mut places = places_of([second, first]);
    add_what_was_before(evidence, second, &mut text, &mut places);
    Some((text, places))
}

/// Says what a wait came after: the lock that it had to have, or a timer of the candidate's.
fn add_what_was_before(
    evidence: &Evidence<'_>,
    bar: &Bar,
    text: &mut String,
    places: &mut Vec<Place>,
) {
    let before = |kinds: fn(&Bar) -> bool| {
        evidence.placed_bars().find(|other| {
            kinds(other)
                && (other.ended, other.end, other.lane) == (BarEnd::Ready, bar.start, bar.lane)
                && other.end > other.start
        })
    };
    let is_lock = |bar: &Bar| matches!(bar.kind, WaitKind::Lock | WaitKind::Semaphore);
    let is_work = bar.kind == WaitKind::Work;
    let Some(other) = before(is_lock).or_else(|| before(is_timer).filter(|_| is_work)) else {
        return;
    };
    text.push_str(" Before that it waited for ");
    text.push_str(&name_at_place(other));
    text.push('.');
    // The cause stands first.
    places.splice(0..0, other.place.clone());
    places.dedup();
}

/// Work that was dropped in the middle and then begun anew.
pub(super) fn begun_anew(evidence: &Evidence<'_>) -> Option<Proof> {
    let works = || {
        evidence
            .placed_bars()
            .filter(|bar| bar.kind == WaitKind::Work)
    };
    let mut dropped = works().filter(|bar| bar.ended == BarEnd::Cancelled && bar.name.is_some());
    let (dropped, again) = dropped.find_map(|first| {
        let again = |second: &&Bar| second.name == first.name && second.start >= first.end;
        Some((first, works().find(again)?))
    })?;
    let text = format!(
        "{} was dropped at {} ms with what it had done, and begun anew at {} ms.",
        capitalised(&name_at_place(dropped)),
        dropped.end,
        again.start
    );
    Some((text, places_of([dropped, again])))
}

/// Work of one name that was begun more than once.
pub(super) fn begun_twice(evidence: &Evidence<'_>) -> Option<Proof> {
    let works: Vec<&Bar> = evidence
        .placed_bars()
        .filter(|bar| bar.kind == WaitKind::Work && bar.name.is_some())
        .collect();
    let (first, second) = works.iter().enumerate().find_map(|(at, first)| {
        let again = works[at + 1..].iter().find(|it| it.name == first.name);
        Some((*first, *again?))
    })?;
    let text = format!(
        "{} was begun twice: at {} ms and at {} ms.",
        capitalised(&name(first)),
        first.start,
        second.start
    );
    Some((text, places_of([first, second])))
}

/// Work, or tasks, that were dropped before their end.
pub(super) fn cancelled(evidence: &Evidence<'_>) -> Option<Proof> {
    let works: Vec<&Bar> = evidence
        .placed_bars()
        .filter(|bar| bar.ended == BarEnd::Cancelled && bar.kind == WaitKind::Work)
        .collect();
    if let Some(bar) = works.first() {
        let name = name_at_place(bar);
        let text = if bar.start == bar.end {
            format!(
                "It was polled first at {} ms and dropped in that same moment: {name}.",
                bar.end
            )
        } else {
            format!("Dropped at {} ms: {name}.", bar.end)
        };
        return Some((text, places_of(works)));
    }
    let lanes = evidence.timeline.lanes.iter();
    let mut aborted = lanes.filter(|lane| lane.ended == LaneEnd::Cancelled);
    let (lane, place) = aborted.find_map(|lane| Some((lane, evidence.spawned_at(lane)?)))?;
    let text = format!(
        "The task spawned at line {} was aborted at {} ms, before its end.",
        place.line, lane.end
    );
    Some((text, vec![place]))
}

/// Ticks of an interval, of which the first comes at once.
pub(super) fn ticks(evidence: &Evidence<'_>) -> Option<Proof> {
    let mut bars = evidence.placed_bars();
    let tick = bars.find(|bar| bar.kind == WaitKind::Interval)?;
    let text = format!(
        "{}: the first tick of an interval is there at once, and only the later ones come a \
         period apart.",
        capitalised(&name_at_place(tick))
    );
    Some((text, places_of([tick])))
}

/// Two pieces of work that were under way at the same time.
pub(super) fn overlapping(evidence: &Evidence<'_>) -> Option<Proof> {
    let works: Vec<&Bar> = evidence
        .placed_bars()
        .filter(|bar| bar.kind == WaitKind::Work && bar.end > bar.start)
        .collect();
    let (first, second) = works.iter().enumerate().find_map(|(at, first)| {
        let meanwhile = |second: &&&Bar| second.start < first.end && first.start < second.end;
        Some((*first, *works[at + 1..].iter().find(meanwhile)?))
    })?;
    let text = format!(
        "While {} was awaited, {} was on its way too.",
        name_at_place(first),
        name_at_place(second)
    );
    Some((text, places_of([first, second])))
}

/// What is waited for at the end, in words.
pub(super) fn still_open(evidence: &Evidence<'_>) -> Option<Proof> {
    let open = || evidence.bars().filter(|bar| bar.ended == BarEnd::Open);
    let mut waits: Vec<String> = open().map(name_at_place).collect();
    waits.dedup();
    waits.truncate(4);
    if waits.is_empty() {
        return None;
    }
    let mut text = format!("Still waiting: {}.", waits.join("; "));
    if open().any(|bar| bar.kind == WaitKind::Channel) {
        text.push_str(
            " A receiver gets the end of its channel when every sender is gone, also the one \
             that the receiver's own function holds.",
        );
    }
    Some((text, evidence.open_places()))
}

/// Tasks that are still alive, and waits for them that were dropped.
pub(super) fn tasks_left(evidence: &Evidence<'_>) -> Option<Proof> {
    let left = evidence.timeline.lanes.iter().skip(1);
    let left = left.filter(|lane| lane.ended == LaneEnd::Open);
    let mut places: Vec<Place> = left.filter_map(|lane| evidence.spawned_at(lane)).collect();
    places.dedup();
    let mut text = format!(
        "The task spawned at line {} is still running.",
        places.first()?.line
    );
    let waits = evidence.placed_bars();
    let mut dropped =
        waits.filter(|bar| bar.ended == BarEnd::Cancelled && bar.kind == WaitKind::Task);
    if let Some(wait) = dropped.next() {
        let more = format!(
            " {} was dropped at {} ms, and a handle that it owned with it.",
            capitalised(&format!("the wait for {}", name_at_place(wait))),
            wait.end
        );
        text.push_str(&more);
        places.splice(0..0, wait.place.clone());
    }
    Some((text, places))
}

/// Tasks that the candidate spawned: they run on the runtime's own thread.
pub(super) fn spawned(evidence: &Evidence<'_>) -> Option<Proof> {
    let is_task = |lane: &&Lane| lane.order > 0 && lane.name.starts_with("task");
    let lanes = evidence.timeline.lanes.iter().filter(is_task);
    let mut places: Vec<Place> = lanes.filter_map(|lane| evidence.spawned_at(lane)).collect();
    places.dedup();
    let line = places.first()?.line;
    let text = format!("A task is spawned at line {line}, and tasks run on the runtime's thread.");
    Some((text, places))
}

fn places_of<'a>(bars: impl IntoIterator<Item = &'a Bar>) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for place in bars.into_iter().filter_map(|bar| bar.place.as_ref()) {
        if !places.contains(place) && places.len() < 4 {
            places.push(place.clone());
        }
    }
    places
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

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
