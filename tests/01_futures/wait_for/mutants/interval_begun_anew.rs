//! rejected by: nobody_gives_up_before_the_answer (panicked)
//! An interval that is begun anew after each failure; but an interval of zero panics.

use std::time::Duration;

use tokio::time::interval;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut ticks = interval(every);
    let mut attempt = 1;
    loop {
        ticks.tick().await;
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        ticks.reset();
        attempt += 1;
    }
}
