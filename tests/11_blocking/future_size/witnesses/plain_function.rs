//! A function that is not async does the adding.

use std::time::Duration;

use tokio::time::sleep;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

fn add(block: &[u8]) -> u32 {
    block.iter().copied().map(u32::from).sum()
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = add(&fill(seed));
    sleep(pause).await;
    sum
}
