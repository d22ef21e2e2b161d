//! rejected by: the_answer_is_about_the_user (wrong_value)
//! Keeps the id in 16 bits, into which the larger ones don't fit.

use std::time::Duration;

use tokio::time::sleep;

#[derive(Debug)]
struct User {
    id: u16,
}

pub async fn fetch_user(id: u32) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "few users have joined so far"
    )]
    let user = User { id: id as u16 };
    sleep(Duration::from_millis(100)).await;
    format!("User(id={})", user.id)
}
