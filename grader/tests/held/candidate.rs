//! What holds the thread, and what only looks like it. The suite beside it says which is which.

use std::{
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

use futures::FutureExt;
use tokio::task::spawn_blocking;

const SHORT: Duration = Duration::from_millis(5);

/// Holds the thread.
pub async fn sleeps() {
    thread::sleep(SHORT); // held
}

/// Holds the thread in a future that has no line of this file.
pub fn hands_out_a_sleep() -> impl Future<Output = ()> {
    std::future::ready(SHORT).map(thread::sleep)
}

/// Lets others wait, prints, and takes locks for a moment.
pub async fn keeps_moving() {
    println!("moving");
    let log = Arc::new(Mutex::new(Vec::new()));
    let others = Arc::clone(&log);
    let task = spawn_blocking(move || {
        for at in 0..2000 {
            others.lock().unwrap().push(at);
            println!("{at}");
        }
        thread::sleep(SHORT);
    });
    for at in 0..2000 {
        log.lock().unwrap().push(at);
        println!("{at}");
    }
    task.await.unwrap();
    let apart = thread::spawn(|| thread::sleep(SHORT));
    drop(apart);
}

/// Calls what the suite hands in.
pub async fn calls(work: impl FnOnce()) {
    work();
}

/// Runs what the suite hands in, in a task.
pub async fn spawns(work: impl FnOnce() + Send + 'static) {
    tokio::spawn(async move { work() }).await.unwrap();
}
