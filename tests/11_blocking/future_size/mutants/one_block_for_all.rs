//! rejected by: calls_do_not_wait_for_each_other (needless_wait)
//! All calls share one block behind a lock, which each of them holds for as long as it waits.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    static BLOCK: Mutex<[u8; 4096]> = Mutex::const_new([0; 4096]);
    let mut block = BLOCK.lock().await;
    *block = fill(seed);
    sleep(pause).await;
    block.iter().map(|&byte| u32::from(byte)).sum()
}
