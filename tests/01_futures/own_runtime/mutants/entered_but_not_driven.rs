//! rejected by: timers_are_on (never_yields)
//! `enter` only lets `sleep` and `spawn` find the runtime, it doesn't run it. The hand-written
//! loop polls just the one future and nobody drives the current-thread runtime's timers and
//! tasks, so a sleep never ends and a spawned task never gets its turn: the loop goes on forever.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

use tokio::runtime::Builder;

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built");
    // From here on we are on the runtime.
    let _on_runtime = runtime.enter();

    let mut future = pin!(future);
    let mut cx = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return output;
        }
        // Not ready yet: give it a moment, then ask again.
        thread::sleep(Duration::from_millis(1));
    }
}
