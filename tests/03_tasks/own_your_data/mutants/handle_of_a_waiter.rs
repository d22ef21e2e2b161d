//! rejected by: aborting_the_handle_ends_the_greeting (detached_task)
//! Returns the handle of a task that only waits for the one that greets.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    let greeting = tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    });
    tokio::spawn(async move { greeting.await.unwrap_or_default() })
}
