//! rejected by: the_future_is_small (future_too_big)
//! Moves the block into an async helper that does the waiting as well.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

async fn sum_slowly(block: [u8; 4096], pause: Duration) -> u32 {
    tokio::time::sleep(pause).await;
    block.iter().map(|&byte| u32::from(byte)).sum()
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    sum_slowly(fill(seed), pause).await
}
