//! rejected by: gives_the_sum_of_the_block (panicked)
//! Adds up in two bytes, which the sum of most blocks does not fit into.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum: u16 = fill(seed).iter().map(|&byte| u16::from(byte)).sum();
    tokio::time::sleep(pause).await;
    sum.into()
}
