//! rejected by: the_fastest_good_answer_wins (needless_wait)
//! Polls each download once, as if it went on by itself from then on, and awaits one after the
//! other. Those that stand behind stay at their first step.

use futures::{FutureExt, future::maybe_done};

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    let mut downloads = Vec::new();
    for mirror in mirrors {
        let mut download = Box::pin(maybe_done(mirror));
        let _asked = (&mut download).now_or_never();
        downloads.push(download);
    }
    let mut errors = Vec::new();
    for mut download in downloads {
        (&mut download).await;
        match download.as_mut().take_output() {
            Some(Ok(value)) => return Ok(value),
            Some(Err(error)) => errors.push(error),
            None => {}
        }
    }
    Err(errors)
}
