//! # The fastest mirror that works
//!
//! A package is on several mirrors. Some are slow today, some are down, and nobody knows
//! beforehand which. So ask them all at the same time and take the first good answer.
//!
//! Write `fastest_ok`:
//!
//! - All mirrors are asked at once, however many, and the first `Ok` is the result, in the moment
//!   it is there. The downloads that still run are dropped before the call returns.
//! - A mirror that fails doesn't end the race: another one may still answer, be it the last of
//!   all. A mirror may take days; there is no limit.
//! - If all of them fail, the result is a list of all the errors, in the order in which the
//!   mirrors failed.
//! - Of good answers that come in the same moment, any one may be the result; errors that come in
//!   the same moment may stand in any order. A good answer and an error in the same moment make
//!   a good answer.
//! - With no mirror at all, that list is empty, and there at once.

/// The first success among `mirrors`, or the errors of them all in order of completion.
pub async fn fastest_ok<T, E, F: Future<Output = Result<T, E>>>(
    mirrors: Vec<F>,
) -> Result<T, Vec<E>> {
    todo!("ask {} mirrors at the same time", mirrors.len())
}
