//! expects: rejected (unsafe)
//! Writes assembly for the whole crate.

core::arch::global_asm!(".globl answer", "answer:", "ret");

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
