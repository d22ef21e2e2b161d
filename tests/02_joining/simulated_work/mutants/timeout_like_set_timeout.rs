//! rejected by: two_requests_wait_at_the_same_time (too_early)
//! `timeout` is taken for JavaScript's `setTimeout`, but it only sets a limit: it polls the
//! future at once and ends as soon as that is ready. The async block is ready at its first poll,
//! so the answer comes after 0 ms.

use std::time::Duration;

use tokio::time::timeout;

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    let answer = async move { format!("User(id={id})") };
    timeout(Duration::from_millis(100), answer)
        .await
        .unwrap_or_default()
}
