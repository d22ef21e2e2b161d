//! An `interval` whose first tick is let pass, and a line made once by the caller.

use std::time::Duration;

use tokio::{runtime::Handle, sync::mpsc::UnboundedSender, task::JoinHandle, time::interval};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let (line, length) = (format!("Hello, {name}!"), name.len());
    Handle::current().spawn(async move {
        let mut beat = interval(Duration::from_millis(10));
        beat.tick().await;
        for _ in 0..times {
            beat.tick().await;
            let _ = out.send(line.clone());
        }
        length
    })
}
