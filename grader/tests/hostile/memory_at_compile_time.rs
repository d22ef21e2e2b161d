//! expects: did_not_compile (E0080)
//! A constant that takes more memory than a compiler may have.

static LARGE: [[u64; 1 << 16]; 1 << 16] = [[7; 1 << 16]; 1 << 16];

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = LARGE[1][2];
    (user.await, orders.await)
}
