//! expects: rejected (env)
//! Takes a variable of the environment in while it compiles.

const PATH: &str = env!("PATH");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    (PATH.to_owned(), Vec::new())
}
