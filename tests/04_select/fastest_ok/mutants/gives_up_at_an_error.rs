//! rejected by: the_fastest_good_answer_wins (wrongly_cancelled)
//! Returns at the first error with `?`, as if all mirrors were needed.

use futures::stream::{FuturesUnordered, StreamExt};

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: FuturesUnordered<F> = mirrors.into_iter().collect();
    let mut answer = None;
    while let Some(result) = running.next().await {
        answer = Some(result.map_err(|error| vec![error])?);
    }
    answer.ok_or(Vec::new())
}
