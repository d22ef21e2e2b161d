//! rejected by: one_mirror_decides_and_none_gives_no_errors (panicked)
//! Asks for the first of no futures at all.

use futures::future::select_all;

pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut running: Vec<_> = mirrors.into_iter().map(Box::pin).collect();
    let mut errors = Vec::new();
    loop {
        let (result, _, rest) = select_all(running).await;
        match result {
            Ok(value) => return Ok(value),
            Err(error) => errors.push(error),
        }
        if rest.is_empty() {
            return Err(errors);
        }
        running = rest;
    }
}
