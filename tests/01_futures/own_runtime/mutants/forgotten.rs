//! rejected by: no_task_outlives_its_runtime (not_cancelled)
//! Leaks each runtime, to get at one that lives for ever.

use tokio::runtime::{Builder, Runtime};

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime: &'static Runtime = Box::leak(Box::new(runtime.expect("a runtime")));
    runtime.block_on(future)
}
