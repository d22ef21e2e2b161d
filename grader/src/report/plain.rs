//! Text that is safe and fits: escapes what a terminal would obey, wraps, shortens, and says
//! times in words.
//!
//! Invariant: no character that steers a terminal, or hides or turns round other text, leaves
//! this file unescaped.

use std::ops::RangeInclusive;

pub(super) use testkit_record::duration_in_words as duration;

use super::Style;
use crate::scorecard::Scorecard;

/// `text` on one line, harmless.
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for char in text.chars() {
        push(&mut out, char);
    }
    out
}

/// The lines of `text`, harmless; a tab becomes four spaces.
pub(super) fn lines(text: &str) -> Vec<String> {
    text.lines()
        .map(|text| {
            let mut out = String::with_capacity(text.len());
            for char in text.chars() {
                match char {
                    '\t' => out.push_str("    "),
                    char => push(&mut out, char),
                }
            }
            out
        })
        .collect()
}

fn push(out: &mut String, char: char) {
    if char.is_control() || is_unseen(char) {
        out.extend(char.escape_default());
    } else {
        out.push(char);
    }
}

/// Characters that show nothing themselves, whether they change what is around them or only make
/// two names that look the same: all that Unicode calls "default ignorable", what it will never
/// call a character, what breaks lines or marks notes in a text, and a blank that is no space.
/// The one table of them, for every form of a report.
const UNSEEN: &[RangeInclusive<char>] = &[
    '\u{ad}'..='\u{ad}',
    '\u{34f}'..='\u{34f}',
    '\u{61c}'..='\u{61c}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{200b}'..='\u{200f}',
    '\u{2028}'..='\u{202e}',
    '\u{2060}'..='\u{206f}',
    '\u{2800}'..='\u{2800}',
    '\u{3164}'..='\u{3164}',
    '\u{fdd0}'..='\u{fdef}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{feff}'..='\u{feff}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{fff0}'..='\u{fffb}',
    '\u{1bca0}'..='\u{1bca3}',
    '\u{1d173}'..='\u{1d17a}',
    '\u{e0000}'..='\u{e0fff}',
];

/// Whether it would be there without being seen.
pub(super) fn is_unseen(char: char) -> bool {
    // The last two of each plane are never characters.
    let never = u32::from(char) & 0xfffe == 0xfffe;
    // Nearly all that is ever written needs no look at the table.
    !char.is_ascii() && (never || UNSEEN.iter().any(|range| range.contains(&char)))
}

/// `text` as harmless lines of at most `width` characters, broken between words; a longer word
/// has a line of its own.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut done = Vec::new();
    for paragraph in lines(text) {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && length(&line) + 1 + length(word) > width {
                done.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        done.push(line);
    }
    done
}

/// At most `max` characters of `text`, marked where something was cut off.
pub(super) fn shorten(text: &str, max: usize, style: &Style) -> String {
    if length(text) <= max {
        return text.to_owned();
    }
    let more = style.pick("…", "...");
    let keep = max.saturating_sub(length(more));
    let shortened = text.chars().take(keep).chain(more.chars());
    shortened.take(max).collect()
}

/// In characters, which is what a terminal's columns are for nearly all text.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// The seed of a run, with whatever else it takes to repeat it.
pub(super) fn seed(card: &Scorecard) -> String {
    match &card.secret_fingerprint {
        None => card.seed.to_string(),
        Some(secret) => format!("{} (with secret {})", card.seed, line(secret)),
    }
}

/// What the sums leave out, as the end of a list; empty where every exercise has a result.
pub(super) fn not_run(card: &Scorecard) -> String {
    match card.not_run() {
        0 => String::new(),
        some => format!(", {} not run and without a result", count(some, "exercise")),
    }
}

/// `1 check`, `2 checks`.
pub(super) fn count(number: usize, noun: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{s}")
}

#[cfg(test)]
mod tests {
    use super::{Style, count, line, lines, shorten, wrap};

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        assert_eq!(line("a\u{1b}[2Jb\r\n\u{9b}c"), r"a\u{1b}[2Jb\r\n\u{9b}c");
        assert_eq!(
            line("\u{202e}exe\u{200b}\u{feff}"),
            r"\u{202e}exe\u{200b}\u{feff}"
        );
        assert_eq!(
            line("a\u{34f}\u{3164}\u{2800}\u{fe0f}\u{1ffff}\u{e0041}z"),
            r"a\u{34f}\u{3164}\u{2800}\u{fe0f}\u{1ffff}\u{e0041}z"
        );
        assert_eq!(line("wörter ✓ 数"), "wörter ✓ 数");
        assert_eq!(lines("a\tb\r\nc\u{7}"), ["a    b", r"c\u{7}"]);
    }

    #[test]
    fn text_breaks_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("a verylongword b", 4), ["a", "verylongword", "b"]);
        assert_eq!(wrap("one\n\ntwo", 80), ["one", "", "two"]);
        assert_eq!(shorten("abcdef", 4, &Style::PLAIN), "abc…");
        assert_eq!(shorten("abc", 0, &Style::PLAIN), "");
        assert_eq!(shorten("abcd", 4, &Style::PLAIN), "abcd");
    }

    #[test]
    fn one_is_counted_in_the_singular() {
        assert_eq!(count(1, "line"), "1 line");
        assert_eq!(count(0, "line"), "0 lines");
    }
}
