//! rejected by: the_race_may_be_large_and_long (sequential)
//! Asks sixteen mirrors at a time, a limit that nobody has asked for.

use std::pin::pin;

use futures::{StreamExt, stream};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut answers = pin!(stream::iter(mirrors).buffer_unordered(16));
    let mut errors = Vec::new();
    while let Some(answer) = answers.next().await {
        match answer {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
