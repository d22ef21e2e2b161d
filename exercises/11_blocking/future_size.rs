//! # What a waiting future holds
//!
//! A storage service checks its blocks all the time, in ten thousand tasks at once: each reads a
//! block, adds up its bytes, then waits for a while so as not to wear out the disk. At any moment
//! nearly all of those tasks are waiting, so what a waiting task holds is what the service needs.
//!
//! Write `checksum_then_wait`:
//!
//! - It gets the block from `fill`, adds up its bytes, waits for `pause` (on Tokio's clock, and for
//!   nothing else) and returns the sum. A `pause` of zero is over at once.
//! - Many calls run at the same time. Each reads its own block and waits its own pause; none waits
//!   for another.
//! - The future that it makes is small: 512 bytes at most, as `size_of_val` tells, and the block
//!   alone has 4096.

use std::time::Duration;

/// Reads block `seed` (as if from a disk).
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

/// The sum of the bytes of block `seed`, given back after `pause`.
pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    todo!("add up block {seed}, then wait for {pause:?}")
}
