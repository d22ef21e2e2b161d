//! rejected by: the_handle_gives_the_length_of_the_name (too_early)
//! Returns the handle of a task that only starts another one.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        let length = name.len();
        tokio::spawn(async move {
            for _ in 0..times {
                sleep(Duration::from_millis(10)).await;
                let _ = out.send(format!("Hello, {name}!"));
            }
        });
        length
    })
}
