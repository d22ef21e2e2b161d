//! rejected by: the_lines_come_10_ms_apart (needless_wait)
//! Waits longer before each line, as if the waits ran side by side.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        for line in 1..=times as u64 {
            sleep(Duration::from_millis(10 * line)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
