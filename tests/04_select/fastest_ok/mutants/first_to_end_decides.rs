//! rejected by: the_fastest_good_answer_wins (wrongly_cancelled)
//! `select_all` gives the first future that ends, whether it succeeded or failed, and its result
//! is returned as it is while the futures that still run (`_rest`) are dropped. A mirror that
//! fails quickly so ends the race for all the others.

use futures::future::select_all;

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    let racing = mirrors.into_iter().map(Box::pin);
    let (first, _index, _rest) = select_all(racing).await;
    first.map_err(|error| vec![error])
}
