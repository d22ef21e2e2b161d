//! Assertions that speak: what was expected, what came, and why it matters.
//!
//! Invariant: a failure is recorded before the panic, so that code which swallows panics
//! swallows no failure.

use std::{any::Any, fmt, panic::Location, time::Duration};

use testkit_record::{Code, Elapsed, Failure, Place, duration_in_words};

use crate::{check, recorder};

/// Longer values are cut: they come from code that nobody trusts.
const MAX_SHOWN: usize = 1000;

/// Begins an assertion about `got`. `what` names it, in the exercise's words, so that
/// "`what`: expected …, got …" reads well.
#[track_caller]
pub fn expect<T: fmt::Debug + 'static>(what: impl Into<String>, got: T) -> Got<T> {
    Got {
        what: what.into(),
        got,
    }
}

/// A value about to be compared.
#[must_use = "nothing is compared yet"]
pub struct Got<T> {
    what: String,
    got: T,
}

impl<T: fmt::Debug + 'static> Got<T> {
    /// The value equals `expected`.
    pub fn is<U: fmt::Debug + 'static>(self, expected: U) -> Expectation
    where
        T: PartialEq<U>,
    {
        let holds = self.got == expected;
        let shown = show(&expected);
        let elapsed = both_durations(&expected, &self.got);
        self.compared(holds, shown, elapsed)
    }

    /// The value is `most` or less.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a suite writes the bound as a value"
    )]
    pub fn at_most(self, most: T) -> Expectation
    where
        T: PartialOrd,
    {
        let holds = self.got <= most;
        let shown = format!("at most {}", show(&most));
        let elapsed = both_durations(&most, &self.got);
        self.compared(holds, shown, elapsed)
    }

    /// The value is `least` or more.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a suite writes the bound as a value"
    )]
    pub fn at_least(self, least: T) -> Expectation
    where
        T: PartialOrd,
    {
        let holds = self.got >= least;
        let shown = format!("at least {}", show(&least));
        let elapsed = both_durations(&least, &self.got);
        self.compared(holds, shown, elapsed)
    }

    fn compared(self, holds: bool, expected: String, elapsed: Option<Elapsed>) -> Expectation {
        Expectation {
            failure: (!holds).then(|| Compared {
                got: show(&self.got),
                what: self.what,
                expected,
                elapsed,
            }),
        }
    }
}

struct Compared {
    what: String,
    expected: String,
    got: String,
    elapsed: Option<Elapsed>,
}

/// A comparison that has been made; [`or`](Self::or) turns it into the check's verdict.
#[must_use = "end the assertion with `.or(code, why)`"]
pub struct Expectation {
    failure: Option<Compared>,
}

impl Expectation {
    /// Fails the check if the comparison did not hold. `code` is the diagnosis where the
    /// recorded run proves no other; `why` says in a sentence or two what it means in terms of
    /// async.
    #[track_caller]
    pub fn or(self, code: Code, why: impl Into<String>) {
        if let Some(compared) = self.failure {
            give_verdict(Failure {
                code,
                what: compared.what,
                expected: compared.expected,
                got: compared.got,
                why: why.into(),
                elapsed: compared.elapsed,
                place: here(),
            });
        }
    }
}

/// Fails the check, for what a comparison can't say.
#[track_caller]
pub fn fail(
    code: Code,
    what: impl Into<String>,
    expected: &str,
    got: &str,
    why: impl Into<String>,
) -> ! {
    give_verdict(Failure {
        code,
        what: what.into(),
        expected: cut(expected.to_owned()),
        got: cut(got.to_owned()),
        why: why.into(),
        elapsed: None,
        place: here(),
    })
}

fn give_verdict(failure: Failure) -> ! {
    let Failure {
        code,
        what,
        expected,
        got,
        why,
        ..
    } = &failure;
    let text = format!("{what}\n  expected: {expected}\n       got: {got}\n  {why} ({code})");
    check::record_failure(failure);
    recorder::panic_as_verdict(text)
}

#[track_caller]
fn here() -> Place {
    let location = Location::caller();
    Place {
        file: location.file().replace('\\', "/"),
        line: location.line(),
        column: location.column(),
    }
}

/// Durations are shown in whole milliseconds, all else as `Debug` has it.
fn show<T: fmt::Debug + 'static>(value: &T) -> String {
    let any: &dyn Any = value;
    match any.downcast_ref::<Duration>() {
        Some(duration) => {
            let ms = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
            duration_in_words(ms)
        }
        None => cut(format!("{value:?}")),
    }
}

fn cut(mut text: String) -> String {
    if let Some((end, _)) = text.char_indices().nth(MAX_SHOWN) {
        text.truncate(end);
        text.push('…');
    }
    text
}

fn both_durations(expected: &dyn Any, got: &dyn Any) -> Option<Elapsed> {
    let millis = |value: &dyn Any| {
        let duration = value.downcast_ref::<Duration>()?;
        u64::try_from(duration.as_millis()).ok()
    };
    Some(Elapsed {
        expected_ms: millis(expected)?,
        got_ms: millis(got)?,
    })
}
