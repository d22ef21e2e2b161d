//! rejected by: compiler (E0373)
//! Makes a copy, and then only borrows it.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
