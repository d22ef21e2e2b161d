//! rejected by: the_answer_is_about_the_user (too_early)
//! Keeps the answers, and gives the second one for the same id at once.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::sleep;

static KNOWN: LazyLock<Mutex<HashMap<u32, String>>> = LazyLock::new(Mutex::default);

fn known(id: u32) -> Option<String> {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.get(&id).cloned()
}

pub async fn fetch_user(id: u32) -> String {
    if let Some(user) = known(id) {
        return user;
    }
    sleep(Duration::from_millis(100)).await;
    let user = format!("User(id={id})");
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.insert(id, user.clone());
    user
}
