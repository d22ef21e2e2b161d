//! rejected by: io_is_on (panicked)
//! Switches the timers on and leaves the I/O off.

use tokio::runtime::Builder;

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread().enable_time().build();
    runtime.expect("a runtime").block_on(future)
}
