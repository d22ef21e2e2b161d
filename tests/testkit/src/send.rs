//! Asking at run time whether a value may move between threads.
//!
//! Invariant: the question compiles for every type. Asked by a bound, a future that is not
//! `Send` would take the whole suite's build down with an error in a file that the learner has
//! never seen.

use std::marker::PhantomData;

/// Whether the type of an expression is [`Send`], as a `bool`. The expression is not evaluated
/// further than to a value that is dropped at once; a future is not polled.
///
/// The type must come from elsewhere: of an `async` block or an async closure in the same
/// function the compiler does not know yet what it holds.
#[macro_export]
macro_rules! is_send {
    ($value:expr) => {{
        // Method calls prefer the receiver that needs no further reference: `MaybeSend` is
        // implemented for `SendProbe<T: Send>`, `NeverSend` for a reference to any of them.
        #[expect(
            unused_imports,
            reason = "which of the two answers depends on the type"
        )]
        use $crate::{MaybeSend as _, NeverSend as _};
        (&$crate::SendProbe::of(&$value)).is_send()
    }};
}

/// Carries the type that [`is_send!`](crate::is_send) asks about.
pub struct SendProbe<T>(PhantomData<T>);

impl<T> SendProbe<T> {
    /// The probe for the type of `value`.
    pub fn of(_value: &T) -> Self {
        Self(PhantomData)
    }
}

/// Answers for types that are `Send`.
#[doc(hidden)]
pub trait MaybeSend {
    fn is_send(&self) -> bool {
        true
    }
}

impl<T: Send> MaybeSend for SendProbe<T> {}

/// Answers for all others.
#[doc(hidden)]
pub trait NeverSend {
    fn is_send(&self) -> bool {
        false
    }
}

impl<T> NeverSend for &SendProbe<T> {}
