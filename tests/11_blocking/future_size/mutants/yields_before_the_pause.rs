//! rejected by: waits_for_the_pause (needless_wait)
//! Waits a moment before the pause, so as not to be in the way of others.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = fill(seed).iter().map(|&byte| u32::from(byte)).sum();
    tokio::time::sleep(Duration::from_millis(1)).await;
    tokio::time::sleep(pause).await;
    sum
}
