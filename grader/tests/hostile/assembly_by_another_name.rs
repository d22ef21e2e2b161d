//! expects: rejected (unsafe)
//! Writes assembly through another name of the macro, behind what looks like a comment.

use core::arch::r#global_asm as note;

const OPEN: &str = "/*";
note!(".globl answer", "answer:", "ret");
const CLOSE: &str = "*/";

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
