//! rejected by: gives_the_sum_of_the_block (panicked)
//! Adds up in a byte, which overflows.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let mut checksum = 0;
    for byte in fill(seed) {
        checksum += byte;
    }
    tokio::time::sleep(pause).await;
    checksum.into()
}
