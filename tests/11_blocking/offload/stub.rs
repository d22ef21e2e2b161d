//! # Heavy work, moved aside
//!
//! A backup service hashes the files of an upload before it stores them. A hash keeps a
//! processor busy for a while, and while it runs on the runtime's thread, every other task of
//! the service stands still: no timer fires, no request is answered.
//!
//! Write `hash_all`: compute the hash of each item **off the runtime's thread**, all of them
//! side by side, and return the hashes in the order of the data.
//!
//! - However many items there are (an upload has up to 200 files), and however small they are, all
//!   hashes are under way at the same time, and the runtime's thread is free meanwhile.
//! - `hash` is called once for each item, also for an empty one and for one that equals another.
//!   It does not panic.
//! - Without items there are no hashes, and the answer is there at once.

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let _ = (data, hash);
    todo!("hash every item away from the runtime's thread")
}
