//! rejected by: two_requests_wait_at_the_same_time (needless_wait)
//! Holds one lock for all requests while it waits.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

static SERVER: Mutex<()> = Mutex::const_new(());

pub async fn fetch_user(id: u32) -> String {
    let _server = SERVER.lock().await;
    sleep(Duration::from_millis(100)).await;
    format!("User(id={id})")
}
