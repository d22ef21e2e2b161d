//! rejected by: the_handle_gives_the_length_of_the_name (needless_wait)
//! Waits once more when the last line is out.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        sleep(Duration::from_millis(10)).await;
        for _ in 0..times {
            let _ = out.send(format!("Hello, {name}!"));
            sleep(Duration::from_millis(10)).await;
        }
        name.len()
    })
}
