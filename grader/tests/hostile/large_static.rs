//! expects: did_not_compile (none)
//! Answers rightly, and has the compiler write 300 MB several times over.

static LARGE: [u8; 300 << 20] = [1; 300 << 20];

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = LARGE[7];
    tokio::join!(user, orders)
}
