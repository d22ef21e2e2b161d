//! expects: gives_the_sum_of_the_block is failed (wrong_value)
//! in: 11_blocking/future_size
//! Is small because it never looks at the block.

use std::time::Duration;

/// As the task gives it.
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(_: u8, pause: Duration) -> u32 {
    tokio::time::sleep(pause).await;
    0
}
