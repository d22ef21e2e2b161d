//! rejected by: aborting_the_handle_ends_the_greeting (detached_task)
//! Spawns a task for each line, each with a longer sleep, and one more that gives the result.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    for line in 1..=times as u64 {
        let (name, out) = (name.to_owned(), out.clone());
        tokio::spawn(async move {
            sleep(Duration::from_millis(10 * line)).await;
            let _ = out.send(format!("Hello, {name}!"));
        });
    }
    let length = name.len();
    tokio::spawn(async move {
        sleep(Duration::from_millis(10 * times as u64)).await;
        length
    })
}
