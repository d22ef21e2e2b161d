//! expects: rejected (files)
//! Copies a descriptor whose type is never named.

pub fn copy() -> bool {
    std::os::fd::AsFd::as_fd(&std::io::stdout())
        .try_clone_to_owned()
        .is_ok()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
