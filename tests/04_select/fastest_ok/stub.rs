//! # The fastest mirror that works
//!
//! A package is on several mirrors. Some are slow today, some are down, and nobody knows
//! beforehand which. So ask them all at the same time and take the first good answer.
//!
//! Write `fastest_ok`:
//!
//! - All mirrors are asked at once, and the first `Ok` is the result, in the moment it is there.
//!   The downloads that still run are dropped.
//! - A mirror that fails doesn't end the race: another one may still answer.
//! - If all of them fail, the result is a list of all the errors, in the order in which the
//!   mirrors failed.
//! - With no mirror at all, that list is empty.

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    todo!("ask {} mirrors at the same time", mirrors.len())
}
