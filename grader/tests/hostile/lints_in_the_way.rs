//! expects: rejected (process)
//! Has a lint end the compiler's first run before it looks for what is forbidden.

#![deny(unused_parens)]
#![forbid(unused)]
#![allow(unused_variables)]

pub fn end(value: u8) {
    if (value == 3) {
        std::process::exit(0)
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
