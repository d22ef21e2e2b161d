//! rejected by: nobody_gives_up_before_the_answer (ended_early)
//! Calls itself for the next attempt, so that each failure takes a further piece of the stack.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    ask(1, every, &mut probe).await
}

async fn ask<T>(attempt: u32, every: Duration, probe: &mut impl AsyncFnMut(u32) -> Option<T>) -> T {
    if let Some(answer) = probe(attempt).await {
        return answer;
    }
    sleep(every).await;
    Box::pin(ask(attempt + 1, every, probe)).await
}
