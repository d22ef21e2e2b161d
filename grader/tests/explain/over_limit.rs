//! What the page on `over_limit` asks of its example and of its mend.

use example::fetch_all;
use testkit::{Code, Gauge, check, expect, ms, timed};

/// At most two pages are fetched at once
#[check]
async fn the_page_is_right() {
    let gauge = Gauge::new();
    let pages = (1..=4).map(|page| gauge.work(&format!("page {page}"), ms(20 + 10 * page), ()));
    timed(fetch_all(pages.collect())).await;
    expect("pages that were fetched", gauge.finished())
        .is(4)
        .or(Code::LostResult, "The page says why.");
    expect("pages that were fetched at once", gauge.peak())
        .at_most(2)
        .or(Code::OverLimit, "The page says why.");
}
