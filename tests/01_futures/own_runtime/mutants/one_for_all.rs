//! rejected by: runs_on_the_calling_thread_again_and_again (panicked)
//! Keeps one runtime for good, and takes it out for the first call.

use std::sync::Mutex;

use tokio::runtime::{Builder, Runtime};

static RUNTIME: Mutex<Option<Runtime>> = Mutex::new(None);
static BUILT: Mutex<bool> = Mutex::new(false);

pub fn run<F: Future>(future: F) -> F::Output {
    let mut built = BUILT.lock().expect("not poisoned");
    if !*built {
        *built = true;
        let runtime = Builder::new_current_thread().enable_all().build();
        *RUNTIME.lock().expect("not poisoned") = runtime.ok();
    }
    let runtime = RUNTIME.lock().expect("not poisoned").take();
    runtime.expect("a runtime").block_on(future)
}
