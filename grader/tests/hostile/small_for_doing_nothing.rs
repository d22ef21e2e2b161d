//! expects: gives_the_sum_of_the_block is failed (wrong_value)
//! in: 11_blocking/future_size
//! points: 1
//! Is small because it never looks at the block.

use std::time::Duration;

pub async fn checksum_then_wait(_: u8, pause: Duration) -> u32 {
    tokio::time::sleep(pause).await;
    0
}
