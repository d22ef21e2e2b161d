//! rejected by: timers_are_on (panicked)
//! The runtime is built without `enable_all` (or `enable_time`), and a builder starts with timers
//! switched off, so the first `sleep` in the future panics.

use std::io;

use tokio::runtime::{Builder, Runtime};

/// One thread is enough for a command-line tool.
fn small_runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().build()
}

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    match small_runtime() {
        Ok(runtime) => runtime.block_on(future),
        Err(error) => panic!("no runtime: {error}"),
    }
}
