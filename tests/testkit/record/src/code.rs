//! The diagnosis codes: a closed list, each the name of one cause.
//!
//! Invariant: a code's text is its name in snake case, everywhere (JSON, messages, mutants).

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $text:literal,)+) => {
        /// The cause of a failed check.
        ///
        /// An assertion names one as its fallback; the grader replaces it where the recorded
        /// run proves another.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "snake_case")]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of their definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code as it is written in JSON and in the first line of a mutant.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $text,)+
                }
            }

            /// What the code means, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => concat!($($doc),+).trim_ascii(),)+
                }
            }
        }
    };
}

codes! {
    /// A result differs from the one asked for.
    WrongValue = "wrong_value",
    /// The right things happened in the wrong order.
    WrongOrder = "wrong_order",
    /// Work ran when the future was created, not when it was polled.
    Eager = "eager",
    /// A future was created and dropped without ever being polled.
    NotAwaited = "not_awaited",
    /// Waits that need nothing from each other ran one after another.
    Sequential = "sequential",
    /// Time was spent on a wait that nothing needed.
    NeedlessWait = "needless_wait",
    /// The answer came before the work it stands for was done.
    TooEarly = "too_early",
    /// A limit of time or number was there and was not kept.
    OverLimit = "over_limit",
    /// There was no limit at all.
    Unlimited = "unlimited",
    /// The runtime's thread was held, so that nothing else could run.
    BlockedThread = "blocked_thread",
    /// A lock stayed locked across an await that did not need it.
    LockAcrossAwait = "lock_across_await",
    /// Two tasks read the same old value, and one change was overwritten.
    LostUpdate = "lost_update",
    /// A signal came while nobody listened.
    LostWakeup = "lost_wakeup",
    /// A result or an item was dropped on the way.
    LostResult = "lost_result",
    /// Work was cancelled that had to be finished.
    WronglyCancelled = "wrongly_cancelled",
    /// Work went on that had to be cancelled.
    NotCancelled = "not_cancelled",
    /// A task went on after the call that started it had returned.
    DetachedTask = "detached_task",
    /// The code panicked.
    Panicked = "panicked",
    /// The future can't move between threads, so it can't be spawned.
    NotSend = "not_send",
    /// The future holds more memory than it needs.
    FutureTooBig = "future_too_big",
    /// The future was polled over and over instead of waiting to be woken.
    BusyWait = "busy_wait",
    /// The future computed for long without letting others run.
    NeverYields = "never_yields",
    /// Everything waits for something that can't come any more.
    Deadlock = "deadlock",
    /// Work ran on a thread that it must not run on.
    WrongThread = "wrong_thread",
    /// An error happened and was not reported.
    SwallowedError = "swallowed_error",
    /// The file's public items differ from those of the task.
    Signature = "signature",
    /// The process ended before the check did.
    EndedEarly = "ended_early",
    /// A `todo!()` was reached.
    Unfinished = "unfinished",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Code {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str() == text)
            .ok_or_else(|| format!("{text:?} is not a diagnosis code"))
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn a_code_reads_back_from_its_text_and_its_json() {
        for &code in Code::ALL {
            assert_eq!(code.as_str().parse(), Ok(code));
            assert_eq!(
                serde_json::to_string(&code).unwrap(),
                format!("\"{}\"", code.as_str())
            );
            assert!(code.meaning().ends_with('.'), "{code} has no meaning");
        }
    }
}
