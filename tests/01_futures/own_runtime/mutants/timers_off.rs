//! rejected by: timers_are_on (panicked)
//! The builder's timers and I/O are left switched off.

use tokio::runtime::Builder;

pub fn run<F: Future>(future: F) -> F::Output {
    Builder::new_current_thread()
        .build()
        .expect("a runtime")
        .block_on(future)
}
