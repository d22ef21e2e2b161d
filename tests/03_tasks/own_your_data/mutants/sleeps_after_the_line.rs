//! rejected by: the_lines_come_10_ms_apart (too_early)
//! Sends first and sleeps then: the first line comes at once.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        for _ in 0..times {
            let _ = out.send(format!("Hello, {name}!"));
            sleep(Duration::from_millis(10)).await;
        }
        name.len()
    })
}
