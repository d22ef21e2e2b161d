//! rejected by: gives_the_result_of_a_simple_future (panicked)
//! `Handle::current()` finds the runtime that the code is already running on, it doesn't build
//! one. A plain function that is called from outside of any runtime has none, so this panics on
//! every call.

use tokio::runtime::Handle;

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    let handle = Handle::current();
    handle.block_on(future)
}
