//! rejected by: each_request_takes_its_own_time (too_early)
//! Lets a call for a user who is being fetched wait for that request, which ends earlier.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::{Instant, sleep_until};

static UNDER_WAY: LazyLock<Mutex<HashMap<u32, Instant>>> = LazyLock::new(Mutex::default);

fn end_of_request(id: u32) -> Instant {
    let now = Instant::now();
    let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    under_way.retain(|_, end| *end > now);
    *under_way
        .entry(id)
        .or_insert(now + Duration::from_millis(100))
}

pub async fn fetch_user(id: u32) -> String {
    sleep_until(end_of_request(id)).await;
    format!("User(id={id})")
}
