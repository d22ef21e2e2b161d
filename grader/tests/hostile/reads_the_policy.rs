//! expects: rejected (env)
//! Takes in the policy's own file, by the variable that tells where it lies.

const POLICY: &str = include_str!(concat!(env!("CLIPPY_CONF_DIR"), "/clippy.toml"));

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", POLICY.len());
    let _ = (user, orders);
    (String::new(), Vec::new())
}
