//! # Two requests at once
//!
//! A shop's dashboard shows who you are and what you ordered. Two servers know that, and
//! neither needs anything from the other.
//!
//! `dashboard` gets both requests as futures. Neither has been sent yet: a future does nothing
//! until somebody polls it. Wait for both **at the same time** and return both answers. If the
//! user takes 100 ms and the orders take 80 ms, the dashboard is there after 100 ms, not after
//! 180 ms.
//!
//! Either request may be the slower one, and may take no time at all, or days: there is no limit.
//! An empty name and an empty list of orders are answers like any other.

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    todo!("wait for the user and the orders at the same time")
}
