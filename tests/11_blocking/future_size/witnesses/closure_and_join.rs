//! A closure called at once owns the block; the pause is joined with what is ready.

use std::time::Duration;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let sum = (|| fill(seed).into_iter().map(u32::from).sum())();
    tokio::join!(async { sum }, tokio::time::sleep(pause)).0
}
