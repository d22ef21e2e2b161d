//! rejected by: compiler (E0521)
//! Moves the reference into the task, and what it points at stays behind.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
