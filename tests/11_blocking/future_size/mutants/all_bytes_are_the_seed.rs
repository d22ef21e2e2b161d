//! rejected by: gives_the_sum_of_the_block (wrong_value)
//! Multiplies the seed instead of reading the block, whose first bytes differ.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = u32::from(seed) * 4096;
    tokio::time::sleep(pause).await;
    sum
}
