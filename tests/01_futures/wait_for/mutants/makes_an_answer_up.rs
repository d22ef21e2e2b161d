//! rejected by: compiler (signature)
//! Asks for an answer that can be made up, so that there is always one at once.

use std::time::Duration;

pub async fn wait_for<T: Default>(_: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    probe(1).await.unwrap_or_default()
}
