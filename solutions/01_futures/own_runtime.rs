//! # A runtime of your own
//!
//! This is what `#[tokio::main]` writes for you: build a runtime, hand it the future, wait.
//! `.await` can't be used in a plain function, but `block_on` can: it polls the future on the
//! thread that calls it, and lets that thread sleep while there is nothing to poll.

use tokio::runtime::Builder;

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    // All on the calling thread, so that the future need not be `Send`. A builder starts with
    // timers and I/O switched off; without `enable_all` the first `sleep` would panic.
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("the operating system gives us what a runtime needs");
    // The runtime is dropped at the end of this function, and with it what is still running.
    runtime.block_on(future)
}
