//! expects: rejected (unsafe)
//! Hides the unsafe block in a macro of its own, with the lint switched off inside.

macro_rules! quietly {
    ($($code:tt)*) => {{
        #[cfg_attr(all(), deny(unsafe_code))]
        let value = unsafe { $($code)* };
        value
    }};
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = quietly!(std::mem::zeroed::<u8>());
    tokio::join!(user, orders)
}
