//! rejected by: two_requests_wait_at_the_same_time (too_early)
//! The wait is `std::thread::sleep` on a thread of the blocking pool. It keeps a thread busy for
//! each request and isn't on the clock of Tokio's timers, on which 0 ms go by, so the request
//! counts as over too early.

use std::{thread, time::Duration};

use tokio::task::spawn_blocking;

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    // A sleep blocks, so it goes where blocking is allowed.
    let request = spawn_blocking(move || {
        thread::sleep(Duration::from_millis(100));
        format!("User(id={id})")
    });

    match request.await {
        Ok(user) => user,
        Err(error) => panic!("no answer: {error}"),
    }
}
