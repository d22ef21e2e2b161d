//! rejected by: an_answer_costs_no_pause (needless_wait)
//! Pauses after each probe, and looks at the answer only then.

use std::time::Duration;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    for attempt in 1.. {
        let answer = probe(attempt).await;
        tokio::time::sleep(every).await;
        if let Some(answer) = answer {
            return answer;
        }
    }
    unreachable!("the attempts do not run out")
}
