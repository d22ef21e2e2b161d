//! rejected by: compiler (E0521)
//! Makes the copy inside of the task, which holds the borrow until it runs.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    tokio::spawn(async move {
        let name = name.to_owned();
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
