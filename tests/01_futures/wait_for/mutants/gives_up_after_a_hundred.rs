//! rejected by: nobody_gives_up_before_the_answer (panicked)
//! Takes a hundred attempts for enough.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    for attempt in 1..=100 {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        sleep(every).await;
    }
    panic!("the server does not answer")
}
