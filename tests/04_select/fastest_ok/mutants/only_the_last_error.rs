//! rejected by: all_errors_come_in_order_of_completion (lost_result)
//! Uses a function that forgets all errors but the last.

use futures::future::select_ok;

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    if mirrors.is_empty() {
        return Err(Vec::new());
    }
    match select_ok(mirrors.into_iter().map(Box::pin)).await {
        Ok((value, _)) => Ok(value),
        Err(error) => Err(vec![error]),
    }
}
