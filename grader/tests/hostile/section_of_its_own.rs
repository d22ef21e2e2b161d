//! expects: rejected (unsafe)
//! Puts a method where the loader starts it, which the lint does not see.

pub struct Early;

impl Early {
    #[unsafe(link_section = ".init")]
    pub extern "C" fn run() {}
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
