//! rejected by: threads_do_not_wait_for_each_other (never_yields)
//! Lets one thread after the other run its future.

use std::sync::{Mutex, PoisonError};

use tokio::runtime::Builder;

static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

pub fn run<F: Future>(future: F) -> F::Output {
    let _turn = ONE_AT_A_TIME.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}
