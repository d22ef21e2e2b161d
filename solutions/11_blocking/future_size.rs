//! # What a waiting future holds
//!
//! The compiler turns an async function into a value with a place for every variable that is in
//! scope at an `.await`. That value is what a task stores while it waits, in place of the stack
//! that a thread would keep. So there is no one size of "a task": it is as big as what it holds
//! across its largest `.await`, plus what the runtime needs to manage it.

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
    // The block lives on the stack, within this one poll, and its scope is over before the wait.
    // `drop(block)` would not do: arrays are `Copy`, and the variable stays in scope in any case.
    // A function of its own that returns the sum is just as good.
    let checksum = {
        let block = fill(seed);
        block.iter().map(|&byte| u32::from(byte)).sum()
    };
    // A `Box` around the whole future would only move the block to the heap: the future is then
    // small to move around, but as long as it waits the memory is taken.
    sleep(pause).await;
    checksum
}
