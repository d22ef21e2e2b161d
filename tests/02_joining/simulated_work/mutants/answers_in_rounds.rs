//! rejected by: each_request_takes_its_own_time (too_early)
//! Answers ten times a second, whoever is waiting at that moment.

use std::{sync::OnceLock, time::Duration};

use tokio::time::{Instant, sleep_until};

static BEGIN: OnceLock<Instant> = OnceLock::new();

pub async fn fetch_user(id: u32) -> String {
    let begin = *BEGIN.get_or_init(Instant::now);
    let rounds = begin.elapsed().as_millis() / 100 + 1;
    let rounds = u32::try_from(rounds).unwrap_or(u32::MAX);
    sleep_until(begin + Duration::from_millis(100) * rounds).await;
    format!("User(id={id})")
}
