//! rejected by: all_errors_come_in_order_of_completion (lost_result)
//! `select_ok` goes on after a failure, as it should, but throws each error away when it polls on
//! with the rest, and gives only the last one. When all mirrors fail, the list has one error
//! instead of all of them.

use futures::future::select_ok;

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    if mirrors.is_empty() {
        return Err(vec![]);
    }
    let mirrors = mirrors.into_iter().map(|mirror| Box::pin(mirror));
    match select_ok(mirrors).await {
        Ok((value, _still_running)) => Ok(value),
        Err(error) => Err(vec![error]),
    }
}
