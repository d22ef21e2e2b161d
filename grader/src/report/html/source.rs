//! The lines of the graded file that a check is about.
//!
//! Invariant: a line has the number that it has in the file, and a button where the picture has
//! something of it.

use std::collections::BTreeSet;

use super::{Detail, markup::Html};
use crate::{
    report::{Style, plain},
    scorecard::{CheckReport, ExerciseReport},
};

/// Lines shown above and below those that matter.
const AROUND: u32 = 3;

/// The lines around `drawn`, which the picture is about, and around what the diagnosis names.
pub(super) fn excerpt(
    html: &mut Html,
    check: &CheckReport,
    exercise: &ExerciseReport,
    drawn: &BTreeSet<u32>,
    detail: &Detail,
) {
    let Some(source) = &exercise.source else {
        return;
    };
    let diagnosis = check.diagnosis.iter();
    let named: BTreeSet<u32> = diagnosis
        .flat_map(|it| it.places.iter().chain(&it.real_place))
        .filter(|place| place.file == exercise.file)
        .map(|place| place.line)
        .collect();
    let lines: Vec<&str> = source.lines().collect();
    let shown = shown(named.iter().chain(drawn), lines.len(), detail.source);
    if shown.is_empty() {
        return;
    }
    let label = format!("{}, the lines that this is about", exercise.file);
    html.element("figure", &[("class", "source")], |html| {
        html.leaf("figcaption", &[], "Your code");
        let region = [
            ("class", "scroll"),
            ("tabindex", "0"),
            ("role", "region"),
            ("aria-label", &label),
        ];
        html.element("div", &region, |html| {
            let mut last = None;
            for number in shown {
                if last.is_some_and(|last| last + 1 < number) {
                    html.leaf("div", &[("class", "gap"), ("aria-hidden", "true")], "⋯");
                }
                last = Some(number);
                let text = lines.get(number as usize - 1).copied().unwrap_or_default();
                line(
                    html,
                    number,
                    text,
                    named.contains(&number),
                    drawn.contains(&number),
                );
            }
        });
    });
}

fn line(html: &mut Html, number: u32, text: &str, is_named: bool, is_drawn: bool) {
    let digits = number.to_string();
    let class = match (is_named, text.trim_start().starts_with("//")) {
        (true, _) => "line named",
        (false, true) => "line comment",
        (false, false) => "line",
    };
    html.element("div", &[("class", class), ("data-line", &digits)], |html| {
        if is_drawn {
            let label = format!("Line {number}: show it in the picture");
            let button = [
                ("type", "button"),
                ("aria-pressed", "false"),
                ("aria-label", &label),
            ];
            html.leaf("button", &button, &digits);
        } else {
            html.classed("span", "number", &digits);
        }
        let text = plain::lines(text).concat();
        html.leaf("code", &[], &plain::shorten(&text, 240, &Style::PLAIN));
    });
}

/// The numbers of the lines around `wanted`, at most `max` of them.
fn shown<'a>(wanted: impl Iterator<Item = &'a u32>, all: usize, max: usize) -> BTreeSet<u32> {
    let all = u32::try_from(all).unwrap_or(u32::MAX);
    let mut shown = BTreeSet::new();
    for &line in wanted.filter(|line| (1..=all).contains(line)) {
        let around = line.saturating_sub(AROUND).max(1)..=line.saturating_add(AROUND).min(all);
        let more: BTreeSet<u32> = shown.iter().copied().chain(around).collect();
        if more.len() > max {
            break;
        }
        shown = more;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn lines_around_those_that_matter_are_shown_within_the_file() {
        let shown = |wanted: &[u32], all, max| {
            shown(wanted.iter(), all, max)
                .into_iter()
                .collect::<Vec<_>>()
        };
        assert_eq!(shown(&[2], 4, 60), [1, 2, 3, 4]);
        assert_eq!(shown(&[8, 9], 40, 60), [5, 6, 7, 8, 9, 10, 11, 12]);
        assert_eq!(shown(&[2, 30], 40, 10), [1, 2, 3, 4, 5]);
        assert_eq!(shown(&[0, 41, u32::MAX], 40, 60), [0; 0]);
        assert_eq!(shown(&[1], 40, 0), [0; 0]);
    }
}
