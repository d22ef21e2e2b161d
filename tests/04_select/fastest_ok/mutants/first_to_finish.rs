//! rejected by: the_fastest_good_answer_wins (wrongly_cancelled)
//! Takes the first result, whatever it is.

use futures::future::select_all;

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    let (result, _, _) = select_all(mirrors.into_iter().map(Box::pin)).await;
    result.map_err(|error| vec![error])
}
