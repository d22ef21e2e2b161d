//! rejected by: tasks_can_be_spawned (panicked)
//! Polls the future once by hand, and takes it for granted that it is ready.

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use tokio::runtime::Builder;

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let _inside = runtime.enter();
    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).as_mut().poll(&mut context) {
        Poll::Ready(output) => output,
        Poll::Pending => panic!("the future is not ready"),
    }
}
