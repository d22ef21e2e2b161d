//! rejected by: the_future_is_small (future_too_big)
//! The block's scope does end before the sleep, but there is another `.await` inside of it:
//! `yield_now().await` in the loop. At that await the block is still in scope and in use, so the
//! future has to hold all its 4096 bytes.

use std::time::Duration;

use tokio::{task::yield_now, time::sleep};

/// Reads block `seed` (as if from a disk).
pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

/// The sum of the bytes of block `seed`, given back after `pause`.
pub async fn checksum_then_wait(seed: u8, pause: Duration) -> u32 {
    let checksum = {
        let block = fill(seed);
        let mut sum: u32 = 0;
        for part in block.chunks(1024) {
            sum += part.iter().copied().map(u32::from).sum::<u32>();
            // Ten thousand of these are running: let the others have a turn.
            yield_now().await;
        }
        sum
    };
    sleep(pause).await;
    checksum
}
