//! rejected by: nobody_gives_up_before_the_answer (wrong_value)
//! Counts the attempts in a `u16`, which begins anew after 65,535.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt: u16 = 1;
    loop {
        if let Some(answer) = probe(attempt.into()).await {
            return answer;
        }
        attempt = attempt.wrapping_add(1);
        sleep(every).await;
    }
}
