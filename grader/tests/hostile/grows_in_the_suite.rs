//! expects: did_not_compile (signature)
//! A generic function that only the suite's own build makes endless.

fn deeper<T>(value: T, stop: bool) {
    if !stop {
        deeper((value, 0), stop);
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let orders = std::pin::pin!(orders);
    deeper(&orders, true);
    (user.await, orders.await)
}
