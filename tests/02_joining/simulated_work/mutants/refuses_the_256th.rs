//! rejected by: each_request_takes_its_own_time (panicked)
//! Counts the requests under way in a byte, and has no number for the 256th.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use tokio::time::sleep;

static UNDER_WAY: Mutex<u8> = Mutex::new(0);

fn count(change: impl FnOnce(u8) -> Option<u8>) {
    let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
    *under_way = change(*under_way).expect("too many requests");
}

pub async fn fetch_user(id: u32) -> String {
    count(|requests| requests.checked_add(1));
    sleep(Duration::from_millis(100)).await;
    count(|requests| requests.checked_sub(1));
    format!("User(id={id})")
}
