//! expects: rejected (process)
//! Switches the lints off that find what is forbidden.

#![allow(warnings, clippy::all, clippy::disallowed_methods)]

#[allow(clippy::style)]
fn end() {
    std::process::exit(0)
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
