//! What the page on `wrongly_cancelled` asks of its example and of its mend.

use example::save;
use testkit::{Code, Gauge, check, expect, ms, timed};

/// Both are saved
#[check]
async fn the_page_is_right() {
    let gauge = Gauge::new();
    timed(save(
        gauge.work("disk", ms(30), ()),
        gauge.work("cloud", ms(90), ()),
    ))
    .await;
    expect("what was saved", gauge.finished_names())
        .is(vec!["disk".to_owned(), "cloud".to_owned()])
        .or(Code::WronglyCancelled, "The page says why.");
}
