//! What other systems count one by one: the checks of an exercise, or the exercise itself where
//! its checks are not disclosed.
//!
//! Invariant: the points of an exercise's items add up to the exercise's own, and every text
//! given out here has been through `plain`.

use super::{Style, explain, page::Page, plain};
use crate::scorecard::{CheckReport, ExerciseReport, Level, State, Verdict};

/// Characters of a text that has to be short.
const GIST: usize = 600;

/// Something that earns points.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) exercise: &'a ExerciseReport,
    pub(super) check: Option<&'a CheckReport>,
}

/// How an item ended, as coarsely as other systems know it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    Passed,
    Failed,
    /// It could not run, or not to its end.
    Broken,
    NotBegun,
}

/// The items of `exercise`, in the suite's order.
pub(super) fn of(exercise: &ExerciseReport) -> Vec<Item<'_>> {
    let checks = exercise.checks.iter();
    let items: Vec<_> = checks
        .map(|check| Item {
            exercise,
            check: Some(check),
        })
        .collect();
    if items.is_empty() {
        return vec![Item {
            exercise,
            check: None,
        }];
    }
    items
}

impl Item<'_> {
    pub(super) fn outcome(self) -> Outcome {
        match self.check.and_then(|check| check.verdict) {
            Some(Verdict::Passed) => Outcome::Passed,
            Some(Verdict::Failed) => Outcome::Failed,
            Some(_) => Outcome::Broken,
            None => self.outcome_without_verdict(),
        }
    }

    fn outcome_without_verdict(self) -> Outcome {
        match self.exercise.state {
            State::Untouched => Outcome::NotBegun,
            State::Graded if self.check.is_some() => Outcome::Broken,
            State::Graded if self.exercise.passed() => Outcome::Passed,
            State::Graded => Outcome::Failed,
            State::DidNotCompile | State::Rejected | State::NotRun => Outcome::Broken,
        }
    }

    pub(super) fn passed(self) -> bool {
        self.outcome() == Outcome::Passed
    }

    pub(super) fn points_earned(self) -> u32 {
        self.check
            .map_or(self.exercise.points_earned, |check| check.points_earned)
    }

    pub(super) fn points_possible(self) -> u32 {
        self.check
            .map_or(self.exercise.points_possible, |check| check.points_possible)
    }

    /// A name that stays the same while wordings change.
    pub(super) fn name(self) -> String {
        plain::line(self.check.map_or(&self.exercise.name, |check| &check.name))
    }

    /// What a person reads: the exercise, and what the check asks for.
    pub(super) fn title(self) -> String {
        let sentence = self
            .check
            .map_or(&self.exercise.title, |check| &check.sentence);
        format!(
            "{}: {}",
            plain::line(&self.exercise.name),
            plain::line(sentence)
        )
    }

    /// The most telling word on how it ended: a diagnosis code, a verdict or a state.
    pub(super) fn word(self) -> &'static str {
        match self.check {
            Some(check) => match (&check.diagnosis, check.verdict) {
                (Some(diagnosis), Some(Verdict::Failed)) => diagnosis.code.as_str(),
                (_, Some(verdict)) => verdict.as_str(),
                (_, None) => self.exercise.state.as_str(),
            },
            None if self.exercise.passed() => Verdict::Passed.as_str(),
            None if self.exercise.state == State::Graded => Verdict::Failed.as_str(),
            None => self.exercise.state.as_str(),
        }
    }

    /// Why it did not pass, in few words on one line; empty if it passed.
    pub(super) fn gist(self) -> String {
        let text = match self.check {
            _ if self.passed() => String::new(),
            Some(check) if check.verdict.is_some() => gist_of_check(check),
            _ => gist_of_state(self.exercise),
        };
        plain::shorten(&text, GIST, &Style::PLAIN)
    }

    /// Why it did not pass, in full and with its picture, where more can be said than that.
    pub(super) fn explanation(self) -> Option<String> {
        let text = match self.check {
            _ if self.passed() => return None,
            Some(check) if check.verdict.is_some() => in_plain_text("    ", |page| {
                explain::details(page, check, None, &self.exercise.file);
            }),
            _ => in_plain_text("  ", |page| {
                if self.exercise.state != State::Graded {
                    explain::body(page, self.exercise, None);
                }
            }),
        };
        (!text.is_empty()).then_some(text)
    }

    /// Why it did not pass, as well as it can be said; empty if it passed.
    pub(super) fn text(self) -> String {
        self.explanation().unwrap_or_else(|| self.gist())
    }

    /// What it printed, if anything.
    pub(super) fn output(self) -> Option<String> {
        let output = self.check?.output.as_ref()?;
        let mut lines = plain::lines(&output.text);
        if output.truncated {
            lines.push("(It printed more than is kept)".to_owned());
        }
        (!lines.is_empty()).then(|| lines.join("\n"))
    }
}

/// What `write` puts on a page, moved to the left by its `margin`.
fn in_plain_text(margin: &str, write: impl FnOnce(&mut Page<'_>)) -> String {
    let mut page = Page {
        text: String::new(),
        style: &Style::PLAIN,
    };
    write(&mut page);
    let lines = page.text.trim_end().lines();
    let lines: Vec<_> = lines
        .map(|line| line.strip_prefix(margin).unwrap_or(line))
        .collect();
    lines.join("\n")
}

fn gist_of_check(check: &CheckReport) -> String {
    let mut parts = Vec::new();
    if let Some(ending) = explain::ending(check.verdict) {
        parts.push(ending.to_owned());
    }
    if let Some(failure) = &check.failure {
        let [what, expected, got] =
            [&failure.what, &failure.expected, &failure.got].map(|text| one_line(text));
        parts.push(format!("{what}: expected {expected}, got {got}."));
    }
    if let Some(diagnosis) = &check.diagnosis {
        let (code, text) = (diagnosis.code, one_line(&diagnosis.text));
        parts.push(format!("{code}: {text}"));
    }
    if parts.is_empty() {
        parts.push("It did not pass.".to_owned());
    }
    parts.join(" ")
}

/// Why no check of `exercise` ran, or how it stands where no check is disclosed.
fn gist_of_state(exercise: &ExerciseReport) -> String {
    let mut parts = vec![
        match exercise.state {
            State::Untouched => "Untouched: the file is still as it was found.",
            State::DidNotCompile => "Did not compile.",
            State::Rejected => "Rejected: it uses what an exercise must not use.",
            State::Graded => "Not all checks passed.",
            State::NotRun => "Not run: this is no result.",
        }
        .to_owned(),
    ];
    if let Some(reason) = &exercise.reason {
        let reason = one_line(reason);
        let end = if reason.ends_with(['.', '!', '?']) {
            ""
        } else {
            "."
        };
        parts.push(format!("{reason}{end}"));
    }
    let is_error = |level: Level| level < Level::Warning;
    let is_said = |error: &str| exercise.reason.as_deref() == Some(error);
    let mut errors = exercise.diagnostics.iter();
    if let Some(error) = errors.find(|error| is_error(error.level) && !is_said(&error.message)) {
        let code = error.code.as_deref().unwrap_or("error");
        parts.push(format!("{}: {}", one_line(code), one_line(&error.message)));
    }
    parts.join(" ")
}

/// `text` with single spaces instead of line breaks and margins.
pub(super) fn one_line(text: &str) -> String {
    let lines = plain::lines(text);
    let words: Vec<_> = lines
        .iter()
        .flat_map(|line| line.split_whitespace())
        .collect();
    words.join(" ")
}
