//! rejected by: the_future_is_small (future_too_big)
//! Keeps a lazy iterator over the block instead of its sum.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let block = fill(seed);
    let bytes = block.iter().map(|&byte| u32::from(byte));
    tokio::time::sleep(pause).await;
    bytes.sum()
}
