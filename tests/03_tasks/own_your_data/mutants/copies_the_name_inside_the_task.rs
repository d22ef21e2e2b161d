//! rejected by: compiler (E0521)
//! The copy of the name is made inside of the async block, which runs only when the task is
//! polled. Until then the spawned future holds the borrowed `&str`, but `tokio::spawn` wants a
//! `'static` future, so it doesn't compile.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    tokio::spawn(async move {
        // The task needs a name of its own.
        let name = name.to_owned();
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
