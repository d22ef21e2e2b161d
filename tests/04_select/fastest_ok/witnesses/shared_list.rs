//! `select_ok` finds the winner, and each mirror puts its own error into a shared list.

use std::cell::RefCell;

use futures::future::{FutureExt, select_ok};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F>(mirrors: Vec<F>) -> Result<T, Vec<E>>
where
    F: Future<Output = Result<T, E>>,
{
    let errors = RefCell::new(Vec::new());
    if !mirrors.is_empty() {
        let noted = mirrors.into_iter().map(|mirror| {
            let noted = async {
                match mirror.await {
                    Ok(value) => Ok(value),
                    Err(error) => {
                        errors.borrow_mut().push(error);
                        Err(())
                    }
                }
            };
            noted.boxed_local()
        });
        if let Ok((value, _others)) = select_ok(noted).await {
            return Ok(value);
        }
    }
    Err(errors.into_inner())
}
