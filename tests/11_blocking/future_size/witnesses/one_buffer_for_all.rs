//! Reuses one buffer for all calls, and lets go of it before the pause.

use std::{sync::Mutex, time::Duration};

use tokio::time::{Instant, sleep_until};

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    static BUFFER: Mutex<[u8; 4096]> = Mutex::new([0; 4096]);
    let sum = {
        let mut buffer = BUFFER.lock().unwrap();
        *buffer = fill(seed);
        buffer
            .iter()
            .fold(0_u32, |sum, &byte| sum + u32::from(byte))
    };
    sleep_until(Instant::now() + pause).await;
    sum
}
