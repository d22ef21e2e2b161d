//! rejected by: the_fastest_good_answer_wins (sequential)
//! Asks the next mirror only when the one before has failed.

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut errors = Vec::new();
    for mirror in mirrors {
        match mirror.await {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
