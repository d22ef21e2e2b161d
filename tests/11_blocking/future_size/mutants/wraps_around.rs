//! rejected by: gives_the_sum_of_the_block (wrong_value)
//! Adds up in a byte and lets it wrap around.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let checksum = fill(seed)
        .iter()
        .fold(0, |sum: u8, &byte| sum.wrapping_add(byte));
    tokio::time::sleep(pause).await;
    checksum.into()
}
