//! rejected by: the_fastest_good_answer_wins (sequential)
//! The downloads are put into a list of async blocks as if that started them, like promises in
//! JavaScript. A future does nothing until it is polled, so each download begins only when the
//! loop awaits it, after the one before it has ended: they run one after another, in the order of
//! the list.

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    // Start all of them first ...
    let downloads: Vec<_> = mirrors
        .into_iter()
        .map(|mirror| async move { mirror.await })
        .collect();

    // ... and then see who has an answer.
    let mut errors = Vec::with_capacity(downloads.len());
    for download in downloads {
        match download.await {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
    }
    Err(errors)
}
