//! # Two requests at once
//!
//! `join!` polls both futures in turn, each time this task is woken. While the orders wait for
//! their server, the user's request is already waiting for its own, so the waits overlap and the
//! dashboard takes as long as the slower of the two.

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    // No `.await` on either of them: `join!` awaits both and returns both results.
    // It needs no new task, so the futures may borrow from the caller and need not be `Send`.
    tokio::join!(user, orders)
}
