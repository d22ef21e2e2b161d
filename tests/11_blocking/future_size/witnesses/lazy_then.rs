//! A chain of futures from a plain function: the adding is lazy, the sum is mapped in.

use std::time::Duration;

use futures::{FutureExt, future::lazy};
use tokio::time::sleep;

pub fn fill(seed: u8) -> [u8; 4096] {
    let mut block = [seed; 4096];
    block[..usize::from(seed)].fill(1);
    block
}

pub fn checksum_then_wait(seed: u8, pause: Duration) -> impl Future<Output = u32> {
    lazy(move |_| {
        let mut sum = 0;
        for byte in fill(seed) {
            sum += u32::from(byte);
        }
        sum
    })
    .then(move |sum| sleep(pause).map(move |()| sum))
}
