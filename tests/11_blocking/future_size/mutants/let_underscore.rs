//! rejected by: the_future_is_small (future_too_big)
//! Assigns the block to `_` before the wait, which does nothing at all.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let block = fill(seed);
    let checksum = block.iter().map(|&byte| u32::from(byte)).sum();
    let _ = block;
    tokio::time::sleep(pause).await;
    checksum
}
