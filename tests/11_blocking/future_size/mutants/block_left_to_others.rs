//! rejected by: calls_do_not_wait_for_each_other (wrong_value)
//! All calls share one block, and add up after the pause what another call has left there.

use std::{sync::Mutex, time::Duration};

use tokio::time::sleep;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    static BLOCK: Mutex<[u8; 4096]> = Mutex::new([0; 4096]);
    *BLOCK.lock().unwrap() = fill(seed);
    sleep(pause).await;
    BLOCK
        .lock()
        .unwrap()
        .iter()
        .map(|&byte| u32::from(byte))
        .sum()
}
