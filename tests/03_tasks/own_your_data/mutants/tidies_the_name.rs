//! rejected by: every_name_and_number_is_right (wrong_value)
//! Takes off the spaces around the name, and breaks it off at the end of its line.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let line = name.lines().next().unwrap_or_default().trim().to_owned();
    let length = name.len();
    tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {line}!"));
        }
        length
    })
}
