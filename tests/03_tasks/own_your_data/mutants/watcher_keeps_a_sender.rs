//! rejected by: the_lines_come_10_ms_apart (deadlock)
//! A second task waits with `closed()` until the listener is gone, and owns a clone of the sender
//! while it waits. The listener for its part waits until all senders are gone, so after the last
//! line the two wait for each other for ever.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

const PAUSE: Duration = Duration::from_millis(10);

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let guest = name.to_string();
    let sign = out.clone();

    let greeting = tokio::spawn(async move {
        for _ in 0..times {
            sleep(PAUSE).await;
            let _ = out.send(format!("Hello, {guest}!"));
        }
        guest.len()
    });

    // Nobody has to be greeted any more when the sign is switched off.
    let stop = greeting.abort_handle();
    tokio::spawn(async move {
        sign.closed().await;
        stop.abort();
    });

    greeting
}
