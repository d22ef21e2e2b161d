//! Lets the time go by, and sends no line.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let length = name.len();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(10 * times as u64)).await;
        drop(out);
        length
    })
}
