//! The report in Markdown as GitHub knows it: the sums, a table of exercises, then each
//! exercise with something to explain.
//!
//! Invariant: other people's text is escaped, or stands in a block of code that it can't end.

use super::{
    Style,
    item::{self, Outcome},
    page, plain,
};
use crate::scorecard::{Disclosure, ExerciseReport, Scorecard, State};

/// Lines of one block of code.
const MAX_LINES: usize = 120;
const TABLE: &str = "\n| Topic | Exercise | State | Points |\n|---|---|---|--:|\n";
/// Kept free for the sentence that says what was left out.
const RESERVE: usize = 200;

/// The report in at most `max` bytes: nothing at all where not even the table fits.
pub(super) fn render(card: &Scorecard, max: usize) -> String {
    let overview = overview(card);
    let Some(mut room) = max.checked_sub(overview.len() + RESERVE) else {
        return String::new();
    };
    let mut text = vec![overview];
    let mut left_out = 0;
    // Where no check is told, the table has said it all.
    let is_told = |_: &&ExerciseReport| card.disclosure < Disclosure::None;
    for exercise in card.exercises.iter().filter(is_told) {
        let section = section(exercise);
        if section.len() > room {
            left_out += 1;
        } else {
            room -= section.len();
            text.push(section);
        }
    }
    if left_out > 0 {
        let count = plain::count(left_out, "exercise");
        text.push(format!("\nThere was no room to explain {count}.\n"));
    }
    text.concat()
}

fn overview(card: &Scorecard) -> String {
    let totals = &card.totals;
    if let Some(error) = &card.error {
        return format!("## Not graded\n\nThe grader says:\n\n{}", block(error));
    }
    let mut text = vec![format!(
        "## {} of {} points\n\n{} of {} exercises passed",
        totals.points_earned, totals.points_possible, totals.exercises_passed, totals.exercises,
    )];
    if totals.checks > 0 {
        let (passed, all) = (totals.checks_passed, totals.checks);
        text.push(format!(", {passed} of {all} checks"));
    }
    text.push(plain::not_run(card));
    text.push(format!(
        ". Seed {}, tokio {}, {}.\n",
        plain::seed(card),
        inline(&card.tool.tokio),
        inline(&card.tool.rustc)
    ));
    if !card.exercises.is_empty() {
        text.push(TABLE.to_owned());
    }
    for exercise in &card.exercises {
        let (mark, word, _) = page::summary(exercise, &Style::PLAIN);
        text.push(format!(
            "| {} | {} | {mark} {word} | {} |\n",
            inline(&exercise.topic),
            inline(&exercise.name),
            page::points_of(exercise)
        ));
    }
    if !card.notes.is_empty() {
        text.push("\n".to_owned());
    }
    for note in &card.notes {
        let note = format!("{} {}", inline(&note.file), note.kind.as_str());
        text.push(format!("- {}\n", note.trim_start()));
    }
    text.concat()
}

/// Nothing for what passed without a remark, and for what was never begun.
fn section(exercise: &ExerciseReport) -> String {
    let is_fine = exercise.passed() && exercise.diagnostics.is_empty();
    if is_fine || exercise.state == State::Untouched {
        return String::new();
    }
    let mut text = vec![format!(
        "\n### {}: {}\n\n{}\n",
        inline(&exercise.name),
        inline(&exercise.title),
        inline(&exercise.file)
    )];
    let items = item::of(exercise);
    text.push("\n".to_owned());
    for item in items.iter().filter(|item| item.check.is_some()) {
        let mark = match item.outcome() {
            Outcome::Passed => "✓",
            Outcome::Failed | Outcome::Broken => "✗",
            Outcome::NotBegun => "·",
        };
        let sentence = item.check.map_or("", |check| &check.sentence);
        let (earned, possible) = (item.points_earned(), item.points_possible());
        text.push(format!(
            "- {mark} {} ({earned}/{possible})\n",
            inline(sentence)
        ));
    }
    if exercise.state != State::Graded {
        if let Some(item) = items.first() {
            text.push(format!("\n{}", block(&item.text())));
        }
        return text.concat();
    }
    for item in items.iter().filter(|item| !item.passed()) {
        let (explanation, output) = (item.explanation(), item.output());
        if explanation.is_some() || output.is_some() {
            let sentence = item.check.map_or("", |check| &check.sentence);
            text.push(format!("\n**{}**\n", inline(sentence)));
        }
        if let Some(explanation) = explanation {
            text.push(format!("\n{}", block(&explanation)));
        }
        if let Some(output) = output {
            text.push(format!("\nIt printed:\n\n{}", block(&output)));
        }
    }
    for diagnostic in &exercise.diagnostics {
        let help = diagnostic.help.as_deref().map(inline);
        let help = help.map_or(String::new(), |help| format!(". {help}"));
        text.push(format!("\nAdvice: {}{help}\n", inline(&diagnostic.message)));
    }
    text.concat()
}

/// `text` on one line, shown as it is.
fn inline(text: &str) -> String {
    const JOINER: char = '\u{2060}';

    let text = plain::lines(text).join(" ");
    let text = text.trim();
    let mut out = String::with_capacity(text.len());
    let mut number = true;
    for (at, char) in text.char_indices() {
        let is_special = matches!(
            char,
            '\\' | '`'
                | '*'
                | '_'
                | '{'
                | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '&'
                | '$'
                | '!'
                | '@'
                | ':'
                | '^'
        );
        // What makes a list or a heading does so at the start of a line alone.
        let begins_block = number && matches!(char, '+' | '-' | '=' | '.' | ')');
        number &= char.is_ascii_digit();
        if is_special || begins_block {
            out.push('\\');
        }
        out.push(char);
        // Addresses and names of people are made links of in spite of an escape.
        let rest = &text[at..];
        let is_link = char == '@' || rest.starts_with("://");
        let before = &text.as_bytes()[at.saturating_sub(3)..at];
        let ends_www = char == '.' && before.eq_ignore_ascii_case(b"www");
        if is_link || ends_www {
            out.push(JOINER);
        }
    }
    out
}

/// `text` as a block of code.
fn block(text: &str) -> String {
    let mut lines = plain::lines(text);
    let left_out = lines.len().saturating_sub(MAX_LINES);
    if left_out > 0 {
        lines.truncate(MAX_LINES);
        lines.push(format!("… {} left out", plain::count(left_out, "line")));
    }
    let text = lines.join("\n");
    let longest = text
        .split(|char| char != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}text\n{text}\n{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::{block, inline};

    #[test]
    fn what_could_be_markup_is_escaped() {
        for (text, expected) in [
            ("a *b* <i>", r"a \*b\* \<i\>"),
            ("1. x", r"1\. x"),
            ("- x - y", r"\- x - y"),
            ("a | b", r"a \| b"),
            ("@ada", "\\@\u{2060}ada"),
            ("see https://x", "see https\\:\u{2060}//x"),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(inline(text), expected);
        }
    }

    #[test]
    fn a_block_ends_where_it_should() {
        assert_eq!(block("a\n```\nb"), "````text\na\n```\nb\n````\n");
    }
}
