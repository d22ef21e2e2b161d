//! expects: rejected (unsafe)
//! Exports a name from a method that a trait provides, which the lint does not see.

pub trait Copies {
    #[unsafe(no_mangle)]
    extern "C" fn memcpy<'a>(
        to: &'a mut [u8; 1 << 40],
        from: &[u8; 1 << 40],
        count: usize,
    ) -> &'a mut [u8; 1 << 40] {
        for index in 0..count {
            to[index] = from[index];
        }
        to
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
