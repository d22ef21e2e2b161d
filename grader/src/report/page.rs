//! A page of text while it is written, and the words that several parts of a report use.
//!
//! Invariant: somebody else's text goes through `plain` before it is on the page.

use super::{Ink, Style, plain};
use crate::scorecard::{ExerciseReport, State, Verdict};

/// The report as far as it is written.
pub(super) struct Page<'a> {
    pub(super) text: String,
    pub(super) style: &'a Style,
}

impl Page<'_> {
    /// One line, as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line, but never two and never at the top.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// `left` and `right` at the two sides of a line; both harmless already.
    pub(super) fn sides(&mut self, (left, left_ink): (&str, Ink), (right, right_ink): (&str, Ink)) {
        let room = self.style.width.saturating_sub(plain::length(right) + 2);
        let left = plain::shorten(left, room, self.style);
        let space = self
            .style
            .width
            .saturating_sub(plain::length(&left) + plain::length(right));
        let line = format!(
            "{}{}{}",
            self.style.paint(left_ink, &left),
            " ".repeat(space),
            self.style.paint(right_ink, right),
        );
        self.line(&line);
    }

    /// `text` as a wrapped paragraph after `lead`, which is painted and may be empty; the
    /// further lines stand below the first one, `indent` columns in.
    pub(super) fn paragraph(&mut self, indent: usize, (lead, ink): (&str, Ink), text: &str) {
        let lead = plain::line(lead);
        // A stand-in of the lead's length takes part in the wrapping.
        let stand_in = "x".repeat(plain::length(&lead));
        let whole = format!("{stand_in} {text}");
        for (at, line) in plain::wrap(&whole, self.style.width.saturating_sub(indent))
            .iter()
            .enumerate()
        {
            let margin = " ".repeat(indent);
            let line = match line.strip_prefix(&stand_in) {
                Some(rest) if at == 0 => format!("{}{rest}", self.style.paint(ink, &lead)),
                _ => line.clone(),
            };
            // Without a lead, the space that would follow it is left over.
            self.line(&format!("{margin}{}", line.trim_start()));
        }
    }

    /// Lines of somebody else's text, at most `max` of them: the first and the last.
    pub(super) fn block(&mut self, prefix: &str, text: &str, max: usize) {
        self.painted_block(prefix, text, max, |line, _| line.to_owned());
    }

    /// Like [`Page::block`], with each line as `paint` gives it back.
    pub(super) fn painted_block(
        &mut self,
        prefix: &str,
        text: &str,
        max: usize,
        paint: fn(&str, &Style) -> String,
    ) {
        let lines = plain::lines(text);
        let left_out = if lines.len() > max + 1 {
            lines.len() - max
        } else {
            0
        };
        let head = if left_out > 0 { max / 2 } else { lines.len() };
        for line in &lines[..head] {
            self.foreign(prefix, line, paint);
        }
        if left_out > 0 {
            let more = self.style.pick("…", "...");
            let note = format!("{prefix}{more} {} left out", plain::count(left_out, "line"));
            let note = self.style.paint(Ink::Dim, &note);
            self.line(&note);
            for line in &lines[head + left_out..] {
                self.foreign(prefix, line, paint);
            }
        }
    }

    fn foreign(&mut self, prefix: &str, line: &str, paint: fn(&str, &Style) -> String) {
        // Long lines are for the terminal to wrap, so that they can be copied, within reason.
        let line = plain::shorten(line, self.style.width * 5, self.style);
        let prefix = self.style.paint(Ink::Dim, prefix);
        let line = paint(&line, self.style);
        self.line(&format!("{prefix}{line}"));
    }
}

/// A mark, a word and what they stand for.
pub(super) fn summary(exercise: &ExerciseReport, style: &Style) -> (&'static str, String, Ink) {
    let failed = exercise
        .checks
        .iter()
        .filter(|check| check.verdict != Some(Verdict::Passed))
        .count();
    match exercise.state {
        State::Untouched => (style.pick("·", "-"), "untouched".to_owned(), Ink::Dim),
        State::DidNotCompile => ("!", "did not compile".to_owned(), Ink::Bad),
        State::Rejected => ("!", "rejected".to_owned(), Ink::Bad),
        State::NotRun => ("?", "not run".to_owned(), Ink::Bad),
        State::Graded if exercise.passed() => {
            (style.pick("✓", "+"), "passed".to_owned(), Ink::Good)
        }
        State::Graded if exercise.checks.is_empty() => {
            (style.pick("✗", "x"), "not passed".to_owned(), Ink::Bad)
        }
        State::Graded => {
            let all = exercise.checks.len();
            let word = format!("{failed} of {} failed", plain::count(all, "check"));
            (style.pick("✗", "x"), word, Ink::Bad)
        }
    }
}

/// `3/5`; `-/5` where there is no result.
pub(super) fn points_of(exercise: &ExerciseReport) -> String {
    match exercise.state {
        State::NotRun => format!("-/{}", exercise.points_possible),
        _ => points(exercise.points_earned, exercise.points_possible),
    }
}

/// `3/5`, or the points alone where none were to be had.
pub(super) fn points(earned: u32, possible: u32) -> String {
    format!("{earned}/{possible}")
}
