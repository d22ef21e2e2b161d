//! expects: rejected (env)
//! Reads where the work folder is from a variable that clippy reads too.

const FOLDER: &str = env!("CLIPPY_CONF_DIR");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{FOLDER}");
    let _ = (user, orders);
    (String::new(), Vec::new())
}
