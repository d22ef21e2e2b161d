//! rejected by: the_call_itself_sends_nothing (eager)
//! Sends all lines in the call; the task only sleeps.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    for _ in 0..times {
        let _ = out.send(format!("Hello, {name}!"));
    }
    let length = name.len();
    tokio::spawn(async move {
        sleep(Duration::from_millis(10 * times as u64)).await;
        length
    })
}
