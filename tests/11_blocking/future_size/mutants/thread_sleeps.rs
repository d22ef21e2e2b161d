//! rejected by: waits_for_the_pause (blocked_thread)
//! Puts the thread to sleep: the future is small, and all other tasks stand still.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let checksum = fill(seed).iter().map(|&byte| u32::from(byte)).sum();
    std::thread::sleep(pause);
    checksum
}
