//! rejected by: the_await_draws_and_gives_the_drawing (needless_wait)
//! Inside the future, a `sleep` is awaited before `make` is called. The future is lazy, but its
//! first poll gives `Pending` and the value comes only after the sleep, though the task wants it
//! ready at once.

use std::time::Duration;

use tokio::time::sleep;

/// Long enough for the rest of the page to be shown.
const HEAD_START: Duration = Duration::from_millis(10);

/// A future that makes its value when it is polled.
pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    async move {
        // Drawing is expensive: let the other tasks go first.
        sleep(HEAD_START).await;
        make()
    }
}
