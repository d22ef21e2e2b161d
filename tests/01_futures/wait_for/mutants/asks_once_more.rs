//! rejected by: attempts_are_numbered_from_one (wrong_value)
//! Looks whether the server answers, and then asks it for the answer.

use std::time::Duration;

use tokio::time::sleep;

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let mut attempt = 1;
    while probe(attempt).await.is_none() {
        sleep(every).await;
        attempt += 1;
    }
    probe(attempt + 1).await.expect("it has answered before")
}
