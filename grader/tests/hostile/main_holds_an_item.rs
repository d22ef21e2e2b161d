//! expects: rejected (runtime)
//! Starts a runtime in an item that stands in a main which nobody calls.

pub trait Starts {
    fn start(&self) -> bool;
}

fn main() {
    impl Starts for u8 {
        fn start(&self) -> bool {
            tokio::runtime::Runtime::new().is_ok()
        }
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
