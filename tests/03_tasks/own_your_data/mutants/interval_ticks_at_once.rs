//! rejected by: the_lines_come_10_ms_apart (too_early)
//! The first `tick` of an `interval` is ready immediately, not after one period. So there is no
//! wait before the first line: the lines come after 0 ms, 10 ms, 20 ms …, and the task is done 10
//! ms too early.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::interval};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let letters = name.len();
    let line = format!("Hello, {name}!");

    tokio::spawn(async move {
        let mut beat = interval(Duration::from_millis(10));
        let mut sent = 0;
        while sent < times {
            beat.tick().await;
            let _ = out.send(line.clone());
            sent += 1;
        }
        letters
    })
}
