//! expects: rejected (process)
//! Ends the process through a function pointer and another name.

use std::process::exit as leave;

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    let go: fn(i32) -> ! = leave;
    go(0)
}
