//! rejected by: the_future_is_small (future_too_big)
//! Waits first and adds up afterwards, so the block has to be kept meanwhile.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let block = fill(seed);
    tokio::time::sleep(pause).await;
    block.iter().map(|&byte| u32::from(byte)).sum()
}
