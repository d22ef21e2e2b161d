//! rejected by: the_answer_is_about_the_user (wrong_value)
//! The example from the task, whoever is asked for.

use std::time::Duration;

use tokio::time::sleep;

pub async fn fetch_user(id: u32) -> String {
    let _ = id;
    sleep(Duration::from_millis(100)).await;
    "User(id=7)".to_owned()
}
