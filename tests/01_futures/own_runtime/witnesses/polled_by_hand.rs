//! Polls the pinned future from a `poll_fn`, and keeps the result in a variable until the runtime
//! is gone.

use std::{future::poll_fn, pin::pin};

use tokio::runtime::Builder;

pub fn run<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut output = None;
    {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            output = Some(poll_fn(|context| future.as_mut().poll(context)).await);
        });
    }
    output.expect("the future has been run to its end")
}
