//! rejected by: two_requests_wait_at_the_same_time (needless_wait)
//! Every request holds the same async mutex while it sleeps, so the second one can't even begin
//! to wait before the first one is done. Two calls in a `join!` take 200 ms instead of 100 ms.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

const LATENCY: Duration = Duration::from_millis(100);

/// Stands for the server, until there is one.
static SERVER: Mutex<()> = Mutex::const_new(());

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    let _connection = SERVER.lock().await;
    sleep(LATENCY).await;
    format!("User(id={id})")
}
