//! rejected by: the_future_is_small (future_too_big)
//! `drop(block)` does not end the variable's scope (an array is `Copy`, so only a copy is
//! dropped). The block is still in scope at the `.await`, and the future keeps a place of 4096
//! bytes for it.

use std::time::Duration;

use tokio::time::sleep;

/// Reads block `seed` (as if from a disk).
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

/// The sum of the bytes of block `seed`, given back after `pause`.
pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let block = fill(seed);
    let sum = block.iter().map(|byte| u32::from(*byte)).sum();
    // The block is not needed any more.
    drop(block);
    sleep(pause).await;
    sum
}
