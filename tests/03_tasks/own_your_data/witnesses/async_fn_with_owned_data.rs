//! An `async fn` that owns its arguments, and the times reckoned from the start.

use std::time::Duration;

use tokio::{
    spawn,
    sync::mpsc::UnboundedSender,
    task::JoinHandle,
    time::{Instant, sleep_until},
};

async fn greeting(name: Box<str>, times: usize, out: UnboundedSender<String>) -> usize {
    let start = Instant::now();
    for line in 1..=times as u64 {
        sleep_until(start + Duration::from_millis(10 * line)).await;
        out.send(format!("Hello, {name}!"))
            .expect("somebody listens");
    }
    name.len()
}

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    spawn(greeting(name.into(), times, out))
}
