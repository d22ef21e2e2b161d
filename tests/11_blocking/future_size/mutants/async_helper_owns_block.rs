//! rejected by: the_future_is_small (future_too_big)
//! The helper is an async function that takes the block by value, so its future holds all 4096
//! bytes of its argument. `checksum_then_wait` awaits that future and has to have a place for it
//! in its own, so it is as big as the block.

use std::time::Duration;

use tokio::time;

/// Reads block `seed` (as if from a disk).
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

// In a function of its own, so that the block is gone when it returns.
async fn checksum(block: [u8; 4096]) -> u32 {
    block.into_iter().map(u32::from).sum()
}

/// The sum of the bytes of block `seed`, given back after `pause`.
pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = checksum(fill(seed)).await;
    time::sleep(pause).await;
    sum
}
