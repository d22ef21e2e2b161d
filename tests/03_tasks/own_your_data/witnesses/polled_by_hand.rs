//! A `poll_fn` with a timer that is set anew, in the task.

use std::{future::poll_fn, task::ready, time::Duration};

use tokio::{
    sync::mpsc::UnboundedSender,
    task::JoinHandle,
    time::{Instant, sleep},
};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    const PAUSE: Duration = Duration::from_millis(10);
    let name = String::from(name);
    let mut left = times;
    let mut timer = Box::pin(sleep(PAUSE));
    tokio::spawn(poll_fn(move |context| {
        while left > 0 {
            ready!(timer.as_mut().poll(context));
            let _ = out.send(["Hello, ", &name, "!"].concat());
            left -= 1;
            timer.as_mut().reset(Instant::now() + PAUSE);
        }
        name.len().into()
    }))
}
