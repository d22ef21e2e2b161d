//! expects: did_not_compile (none)
//! Computes a constant without end, the lint against it switched off.

#![allow(long_running_const_eval)]

const NEVER: u8 = {
    let mut turns = 0_u8;
    while turns < 2 {
        turns = 1 - turns;
    }
    turns
};

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{NEVER}");
    tokio::join!(user, orders)
}
