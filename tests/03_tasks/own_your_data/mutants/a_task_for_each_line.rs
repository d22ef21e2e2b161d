//! rejected by: the_lines_come_10_ms_apart (too_early)
//! Spawns a task for each line, and all of them sleep at the same time.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let length = name.len();
    for _ in 0..times {
        let (name, out) = (name.to_owned(), out.clone());
        tokio::spawn(async move {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        });
    }
    tokio::spawn(async move {
        sleep(Duration::from_millis(10 * times as u64)).await;
        length
    })
}
