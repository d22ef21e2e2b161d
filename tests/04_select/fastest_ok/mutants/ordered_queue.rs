//! rejected by: the_fastest_good_answer_wins (needless_wait)
//! `FuturesOrdered` polls all downloads at the same time, but gives their results in the order in
//! which they were put in. So a good answer that is there already waits behind a slower mirror
//! that stands before it, and the errors come in the order of the list.

use futures::{StreamExt, stream::FuturesOrdered};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut errors = Vec::new();
    let mut downloads = FuturesOrdered::new();
    for mirror in mirrors {
        downloads.push_back(mirror);
    }

    loop {
        match downloads.next().await {
            Some(Ok(value)) => break Ok(value),
            Some(Err(error)) => errors.push(error),
            None => break Err(errors),
        }
    }
}
