//! rejected by: the_lines_come_10_ms_apart (blocked_thread)
//! Puts the runtime's thread to sleep, and the runtime's clock with it.

use std::{thread::sleep, time::Duration};

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10));
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
