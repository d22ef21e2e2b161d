//! expects: rejected (env)
//! Makes a relative path absolute, which tells the current folder.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{:?}", std::path::absolute("here"));
    let _ = (user, orders);
    (String::new(), Vec::new())
}
