//! What the page on `not_cancelled` asks of its example and of its mend.

use example::in_time;
use testkit::{Code, Gauge, check, expect, ms, settle, timed};

/// Work that is late ends with the limit
#[check]
async fn the_page_is_right() {
    let gauge = Gauge::new();
    let in_time: bool = timed(in_time(gauge.work("slow", ms(200), ()))).await.value;
    settle().await;
    expect("whether it was in time", in_time)
        .is(false)
        .or(Code::WrongValue, "The page says why.");
    expect("pieces of work that were cancelled", gauge.cancelled())
        .is(1)
        .or(Code::NotCancelled, "The page says why.");
}
