//! expects: did_not_compile (E0152)
//! Brings a panic handler of its own.

#[panic_handler]
fn handler(_: &core::panic::PanicInfo<'_>) -> ! {
    loop {}
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
