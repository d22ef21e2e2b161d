//! The text report, as its reader sees it.
//!
//! Invariant: what the report says, it says without colours and in ASCII too.

use anstream::adapter::strip_str;
use grader::{
    report::{Format, Style},
    scorecard::{Scorecard, State},
};
use testkit_record::{Code, Lane, LaneEnd, Timeline};

use crate::sample::{self, HOSTILE};

const COLORED: Style = Style {
    color: true,
    ..Style::PLAIN
};
const ASCII: Style = Style {
    unicode: false,
    ..Style::PLAIN
};

fn text(card: &Scorecard, style: Style) -> String {
    Format::Text.render(card, &style).unwrap()
}

/// The report of one failed check with this timeline.
fn report(timeline: Timeline, style: Style) -> String {
    let place = vec![sample::place(8, 9)];
    let check = sample::failed("A check", Code::WrongValue, "A text.", place, timeline);
    let (topic, name) = ("02_joining", "join_two");
    let exercise = sample::exercise(topic, name, "A title", State::Graded, vec![check]);
    text(&sample::card(&[exercise]), style)
}

/// The picture alone, in Unicode.
fn picture(timeline: Timeline) -> String {
    let report = report(timeline, Style::PLAIN);
    let (_, picture) = report.split_once("join_two.rs:8:9\n\n").unwrap();
    let (picture, _) = picture.split_once("━━━━").unwrap();
    picture.trim_end().to_owned()
}

#[test]
fn the_whole_report_in_unicode() {
    insta::assert_snapshot!(text(&sample::everything(), Style::PLAIN));
}

#[test]
fn the_whole_report_in_ascii() {
    let text = text(&sample::everything(), ASCII);
    assert!(text.is_ascii());
    insta::assert_snapshot!(text);
}

#[test]
fn the_whole_report_in_color() {
    // With a visible character in place of the escape, so that the snapshot can be looked at.
    insta::assert_snapshot!(text(&sample::everything(), COLORED).replace('\u{1b}', "␛"));
}

#[test]
fn colors_add_nothing_to_what_is_said() {
    let card = sample::everything();
    let colored = text(&card, COLORED);
    assert_ne!(colored, text(&card, Style::PLAIN));
    assert_eq!(strip_str(&colored).to_string(), text(&card, Style::PLAIN));
}

#[test]
fn the_report_keeps_to_its_width() {
    for width in [60, 72, 80, 100] {
        for unicode in [true, false] {
            let style = Style {
                color: false,
                unicode,
                width,
            };
            let text = text(&sample::everything(), style);
            let long: Vec<&str> = text
                .lines()
                .filter(|line| line.chars().count() > width)
                // What was said by others is shown as it was said, for copying.
                .filter(|line| !line.contains(r"\u{"))
                .collect();
            assert!(long.is_empty(), "wider than {width}:\n{}", long.join("\n"));
        }
    }
}

#[test]
fn a_course_without_failures_and_one_without_exercises() {
    let mut card = sample::everything();
    card.exercises.truncate(1);
    insta::assert_snapshot!(text(&sample::card(&card.exercises), Style::PLAIN));
    insta::assert_snapshot!(text(&sample::card(&[]), Style::PLAIN));
}

#[test]
fn a_system_on_which_held_threads_are_not_told_is_named() {
    const SAID: &str = "is not told, and costs nothing";
    let says_so = |card: &Scorecard| {
        let text = text(card, Style::PLAIN);
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").contains(SAID)
    };
    let mut card = sample::everything();
    assert!(!says_so(&card));
    card.tool.tells_held_threads = false;
    assert!(says_so(&card));
}

#[test]
fn waits_that_share_a_line_are_told_apart_by_where_they_were_made() {
    let mut timeline = sample::sequential();
    for (bar, line) in timeline.bars.iter_mut().zip([5, 6]) {
        bar.name = None;
        bar.place = Some(sample::place(8, 9));
        bar.made_at = Some(sample::place(line, 17));
        bar.start = 0;
    }
    insta::assert_snapshot!(picture(timeline));
}

#[test]
fn a_task_that_only_came_and_went_is_left_out() {
    let mut timeline = sample::sequential();
    timeline
        .lanes
        .push(sample::lane(1, (0, 0), LaneEnd::Finished));
    assert_eq!(picture(timeline.clone()), picture(sample::sequential()));
    timeline
        .lanes
        .push(sample::lane(2, (20, 60), LaneEnd::Cancelled));
    insta::assert_snapshot!(picture(timeline));
}

#[test]
fn a_timeline_that_no_check_could_write_is_drawn_all_the_same() {
    let mut odd = sample::deadlock();
    for (at, bar) in odd.bars.iter_mut().enumerate() {
        (bar.start, bar.end) = (u64::MAX - at as u64, at as u64);
        bar.place = None;
    }
    odd.lanes.push(Lane {
        start: u64::MAX,
        ..sample::lane(7, (0, 0), LaneEnd::Panicked)
    });
    for style in [Style::PLAIN, ASCII] {
        for width in [0, 1, 20, 80] {
            let report = report(odd.clone(), Style { width, ..style });
            assert!(width < 80 || report.contains("task 7"), "{report}");
        }
    }
}

#[test]
fn no_text_of_a_submission_reaches_the_terminal_as_it_is() {
    let card = sample::poisoned(&sample::everything(), HOSTILE);

    for style in [Style::PLAIN, ASCII, COLORED] {
        let text = text(&card, style);
        let mut rest = text.as_str();
        // Colours are the report's own; they look the same wherever they come from.
        let mut plain = String::new();
        while let Some((before, after)) = rest.split_once("\u{1b}[") {
            assert!(style.color);
            plain.push_str(before);
            let (code, after) = after.split_once('m').unwrap();
            assert!(
                code.bytes()
                    .all(|byte| byte.is_ascii_digit() || byte == b';'),
                "{code:?}"
            );
            rest = after;
        }
        plain.push_str(rest);
        for char in plain.chars() {
            assert!(char == '\n' || !char.is_control(), "{char:?}");
            assert!(!HOSTILE.contains(char) || char.is_ascii(), "{char:?}");
        }
        assert!(plain.contains(r"\u{1b}[2J"));
    }
}
