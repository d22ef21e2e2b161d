//! Polls each mirror once, drops it, and reports what was there by then.

use futures::FutureExt;

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let answers = mirrors.into_iter().filter_map(FutureExt::now_or_never);
    let errors = answers.filter_map(Result::err).collect();
    Err(errors)
}
