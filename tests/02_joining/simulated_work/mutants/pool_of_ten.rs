//! rejected by: each_request_takes_its_own_time (needless_wait)
//! Lets ten requests wait at the same time, and the others behind them.

use std::time::Duration;

use tokio::{sync::Semaphore, time::sleep};

static CONNECTIONS: Semaphore = Semaphore::const_new(10);

pub async fn fetch_user(id: u32) -> String {
    let _connection = CONNECTIONS.acquire().await;
    sleep(Duration::from_millis(100)).await;
    format!("User(id={id})")
}
