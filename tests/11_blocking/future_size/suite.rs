//! The suite of `future_size`.

use std::time::Duration;

use futures::future::join_all;
use testkit::{Code, check, expect, ms, timed, vary};

/// More than an honest answer needs, and far less than a block.
const MAX_BYTES: usize = 512;

/// A block whose first bytes differ from the others, and whose sum is too big for two bytes.
fn some_block() -> u8 {
    u8::try_from(vary::number(20..=250)).unwrap_or(20)
}

/// The sum that is expected: the task's `fill` makes the first `seed` bytes 1, the others `seed`.
fn sum_of(seed: u8) -> u32 {
    let seed = u32::from(seed);
    seed + (4096 - seed) * seed
}

fn expect_sum(seed: u8, sum: u32) {
    expect(format!("the checksum of block {seed}"), sum)
        .is(sum_of(seed))
        .or(
            Code::WrongValue,
            "The checksum is the sum of all 4096 bytes of the block, each taken as a number.",
        );
}

fn expect_time(took: Duration, pause: Duration) {
    let (code, why) = if took < pause {
        (
            Code::TooEarly,
            "The pause is a wait on the runtime's clock: `tokio::time::sleep`, awaited once.",
        )
    } else {
        (
            Code::NeedlessWait,
            "The pause is all that there is to wait for.",
        )
    };
    expect("the checksum is there after", took)
        .is(pause)
        .or(code, why);
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

/// The result is the sum of the block's bytes, for every block
#[check]
async fn gives_the_sum_of_the_block() {
    // The first call draws the picture.
    for (place, seed) in [some_block(), 0, 1, 2, 16, 127, 128, 254, 255]
        .into_iter()
        .enumerate()
    {
        let pause = if place == 0 { ms(5) } else { Duration::ZERO };
        let call = timed(future_size::checksum_then_wait(seed, pause)).await;
        let sum: u32 = call.value;
        expect_sum(seed, sum);
    }
}

/// The result comes when the pause is over
#[check]
async fn waits_for_the_pause() {
    let days = Duration::from_hours(24 * 9) + vary::millis(1..=999);
    for pause in [vary::millis(5..=60), Duration::ZERO, ms(1), days] {
        let seed = some_block();
        let call = timed(future_size::checksum_then_wait(seed, pause)).await;
        expect_time(call.took, pause);
        let sum: u32 = call.value;
        expect_sum(seed, sum);
    }
}

/// Calls at the same time have their own block and their own pause
#[check]
async fn calls_do_not_wait_for_each_other() {
    let calls: Vec<_> = (0..=u8::MAX)
        .map(|seed| (seed, vary::millis(10..=90)))
        .collect();
    let calls = vary::shuffled(calls);

    let running = calls
        .iter()
        .map(|&(seed, pause)| timed(future_size::checksum_then_wait(seed, pause)));
    let all = timed(join_all(running)).await.value;

    let sums: Vec<u32> = all.iter().map(|call| call.value).collect();
    let wanted: Vec<u32> = calls.iter().map(|&(seed, _)| sum_of(seed)).collect();
    expect("the checksums of 256 calls at the same time", sums)
        .is(wanted)
        .or(
            Code::WrongValue,
            "Each call adds up its own block, whatever other calls do while it waits.",
        );
    for (call, (_, pause)) in all.into_iter().zip(calls) {
        expect_time(call.took, pause);
    }
}
