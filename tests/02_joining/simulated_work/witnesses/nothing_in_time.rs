//! A time limit on something that never comes.

use std::{future::pending, time::Duration};

use tokio::time::timeout;

#[derive(Debug)]
struct User {
    id: u32,
}

pub async fn fetch_user(id: u32) -> String {
    let answer = timeout(Duration::from_millis(100), pending::<()>()).await;
    debug_assert!(answer.is_err());
    let User { id } = User { id };
    format!("User(id={id:?})")
}
