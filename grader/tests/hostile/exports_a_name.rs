//! expects: rejected (unsafe)
//! Gives a static the name of a symbol.

#[unsafe(export_name = "environ")]
pub static ENVIRON: usize = 0;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
