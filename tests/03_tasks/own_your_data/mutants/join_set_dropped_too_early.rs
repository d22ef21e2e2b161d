//! rejected by: the_lines_come_10_ms_apart (lost_result)
//! The task spawns one task a line into a `JoinSet`, but never waits for them with `join_next` or
//! `join_all`. It ends at once, the `JoinSet` is dropped with it, and that aborts all the tasks
//! before they have sent a line.

use std::time::Duration;

use tokio::{
    sync::mpsc::UnboundedSender,
    task::{JoinHandle, JoinSet},
    time::sleep,
};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        let mut lines = JoinSet::new();
        let mut wait = Duration::ZERO;
        for _ in 0..times {
            wait += Duration::from_millis(10);
            lines.spawn(say_hello(name.clone(), wait, out.clone()));
        }
        name.len()
    })
}

async fn say_hello(name: String, wait: Duration, out: UnboundedSender<String>) {
    sleep(wait).await;
    let _ = out.send(format!("Hello, {name}!"));
}
