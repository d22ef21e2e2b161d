//! The suite of `future_size`.

use testkit::{Code, check, expect, ms, timed, vary};

/// More than an honest answer needs, and far less than a block.
const MAX_BYTES: usize = 512;

fn some_block() -> u8 {
    u8::try_from(vary::number(1..=250)).unwrap_or(1)
}

/// The sum that is expected: the task's `fill` makes the first `seed` bytes 1, the others `seed`.
fn sum_of(seed: u8) -> u32 {
    let seed = u32::from(seed);
    seed + (4096 - seed) * seed
}

/// The waiting future takes 512 bytes at most
#[check(points = 2)]
async fn the_future_is_small() {
    let seed = some_block();
    let future = future_size::checksum_then_wait(seed, ms(5));
    let size = size_of_val(&future);
    let sum: u32 = timed(future).await.value;

    expect("bytes that the future takes", size)
        .at_most(MAX_BYTES)
        .or(
            Code::FutureTooBig,
            format!(
                "A future has a place for each variable that is in scope at an `.await`, also for \
             one that is not used any more, and holds the futures that it awaits, with their \
             arguments. Ten thousand of these tasks need {} MB.",
                size / 100
            ),
        );
    expect("its checksum", sum).is(sum_of(seed)).or(
        Code::WrongValue,
        "It has to work as well: a future that does nothing is small.",
    );
}

/// The result is the sum of the block's bytes
#[check]
async fn gives_the_sum_of_the_block() {
    let seed = some_block();
    let sum: u32 = timed(future_size::checksum_then_wait(seed, ms(5)))
        .await
        .value;
    expect("the checksum", sum).is(sum_of(seed)).or(
        Code::WrongValue,
        "The checksum is the sum of all 4096 bytes of the block, each taken as a number.",
    );
}

/// The result comes when the pause is over
#[check]
async fn waits_for_the_pause() {
    let pause = vary::millis(5..=60);
    let call = timed(future_size::checksum_then_wait(some_block(), pause)).await;
    expect("the checksum is there after", call.took)
        .is(pause)
        .or(
            Code::TooEarly,
            "The pause is a wait on the runtime's clock: `tokio::time::sleep`, awaited once.",
        );
}
