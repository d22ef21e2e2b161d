//! # A task owns its data
//!
//! `tokio::spawn` asks for a future that is `'static`. That does not mean that the task runs for
//! ever. It means that nothing in it is borrowed from anywhere, since nobody knows how long it
//! will run: not the compiler, and not the function that spawned it.

use std::time::Duration;

use tokio::{sync::mpsc::UnboundedSender, task::JoinHandle, time::sleep};

/// Starts a task that greets the guest `times` times and gives the length of the name.
pub fn start_greeting(name: &str, times: usize, out: UnboundedSender<String>) -> JoinHandle<usize> {
    // The copy is made here, while `name` is sure to exist. Inside of the block it would be made
    // when the task is polled for the first time, and until then the task would hold the borrow.
    let name = name.to_owned();

    // `move` gives the task the copy, the number and the sender. Without it the block would
    // borrow the three from this function, which is about to return.
    tokio::spawn(async move {
        for _ in 0..times {
            sleep(Duration::from_millis(10)).await;
            // An error means that nobody listens any more; there is nobody to tell it to.
            let _ = out.send(format!("Hello, {name}!"));
        }
        name.len()
    })
    // Two tasks that only read the same large data would share an `Arc` of it instead of a copy
    // each: `Arc` owns too.
}
