//! rejected by: each_drawing_is_made_when_it_is_wanted (needless_wait)
//! Pays from the task's budget before it draws, and waits for the next turn when that is used up.

use tokio::task::coop::consume_budget;

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    async move {
        consume_budget().await;
        make()
    }
}
