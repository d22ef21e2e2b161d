//! A stream of lines, each after a pause; the name is shared through an `Arc`.

use std::{sync::Arc, time::Duration};

use futures::{StreamExt, stream};
use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    let name: Arc<str> = Arc::from(name);
    let lines = stream::repeat(name.clone()).take(times).then(async |name| {
        sleep(Duration::from_millis(10)).await;
        format!("Hello, {name}!")
    });
    tokio::spawn(async move {
        let mut lines = std::pin::pin!(lines);
        while let Some(line) = lines.next().await {
            let _ = out.send(line);
        }
        name.len()
    })
}
