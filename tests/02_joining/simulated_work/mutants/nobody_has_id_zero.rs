//! rejected by: the_answer_is_about_the_user (too_early)
//! Answers for id 0 at once, as if no user could have it.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    if id > 0 {
        sleep(Duration::from_millis(100)).await;
    }
    format!("User(id={id})")
}
