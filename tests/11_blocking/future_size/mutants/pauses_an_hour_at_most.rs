//! rejected by: waits_for_the_pause (too_early)
//! Waits an hour at most, since nobody would want to wait longer.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = fill(seed).iter().map(|&byte| u32::from(byte)).sum();
    tokio::time::sleep(pause.min(Duration::from_hours(1))).await;
    sum
}
