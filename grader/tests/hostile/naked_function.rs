//! expects: rejected (unsafe)
//! Takes the place of a function of the C library by assembly, which the lint does not see.

use core::arch::naked_asm;

extern "C" fn hook(_socket: i32, _text: *const u8, length: usize, _flags: i32) -> isize {
    isize::try_from(length).unwrap_or_default()
}

#[unsafe(naked)]
pub extern "C" fn label() {
    naked_asm!(".globl send", "send:", "jmp {hook}", hook = sym hook)
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
