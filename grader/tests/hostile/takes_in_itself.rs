//! expects: rejected (files)
//! Includes itself without end.

mod again {
    include!("join_two.rs");
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
