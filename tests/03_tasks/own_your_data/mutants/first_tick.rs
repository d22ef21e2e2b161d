//! rejected by: the_lines_come_10_ms_apart (too_early)
//! The first tick of an interval comes at once.

use tokio::{
    sync::mpsc::UnboundedSender,
    task::JoinHandle,
    time::{Duration, interval},
};

pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name = name.to_owned();
    tokio::spawn(async move {
        let mut ticks = interval(Duration::from_millis(10));
        for _ in 0..times {
            ticks.tick().await;
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
}
