//! rejected by: the_fastest_good_answer_wins (needless_wait)
//! Waits for every mirror before it looks at one of the answers.

use futures::future::join_all;

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut errors = Vec::new();
    let mut answers = Vec::new();
    for result in join_all(mirrors).await {
        match result {
            Ok(value) => answers.push(value),
            Err(error) => errors.push(error),
        }
    }
    answers.pop().ok_or(errors)
}
