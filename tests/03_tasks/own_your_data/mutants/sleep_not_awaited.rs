//! rejected by: the_lines_come_10_ms_apart (not_awaited)
//! Creates the sleeps and never awaits them.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        for _ in 0..times {
            let _ = sleep(Duration::from_millis(10));
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
