//! rejected by: many_guests_come_at_once (lost_result)
//! Makes up a limit of time for a greeting.

use std::time::Duration;

use tokio::{
    sync::mpsc::UnboundedSender,
    task::JoinHandle,
    time::{sleep, timeout},
};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        let greeting = async {
            for _ in 0..times {
                sleep(Duration::from_millis(10)).await;
                let _ = out.send(format!("Hello, {name}!"));
            }
        };
        let _ = timeout(Duration::from_secs(1), greeting).await;
        name.len()
    })
}
