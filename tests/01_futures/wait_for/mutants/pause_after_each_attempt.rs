//! rejected by: an_answer_costs_no_pause (needless_wait)
//! The loop awaits the pause after each attempt, the successful one included, and looks at the
//! answer only afterwards. So an answer that is already there is held back for `every`.

use std::time::Duration;

use tokio::time::sleep;

/// The first answer that a probe gives.
pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 0;
    let mut answer = None;
    while answer.is_none() {
        attempt += 1;
        answer = probe(attempt).await;
        sleep(every).await;
    }
    answer.expect("the loop ends when there is an answer")
}
