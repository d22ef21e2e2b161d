//! rejected by: timers_are_on (panicked)
//! Gives the future an hour.

use std::time::Duration;

use tokio::{runtime::Builder, time::timeout};

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread().enable_all().build();
    let limited = async { timeout(Duration::from_hours(1), future).await };
    let output = runtime.expect("a runtime").block_on(limited);
    output.expect("done within the hour")
}
