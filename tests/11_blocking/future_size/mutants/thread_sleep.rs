//! rejected by: waits_for_the_pause (blocked_thread)
//! `std::thread::sleep` puts the runtime's whole thread to sleep instead of awaiting a timer: no
//! other task can run meanwhile, and the runtime's paused clock does not move. The sum is there
//! after 0 ms on that clock, not after the pause.

use std::{thread, time::Duration};

/// Reads block `seed` (as if from a disk).
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

fn checksum(block: &[u8]) -> u32 {
    let mut sum = 0;
    for &byte in block {
        sum += u32::from(byte);
    }
    sum
}

/// The sum of the bytes of block `seed`, given back after `pause`.
pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = checksum(&fill(seed));
    thread::sleep(pause);
    sum
}
