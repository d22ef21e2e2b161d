//! rejected by: the_runtimes_thread_hashes_nothing (blocked_thread)
//! The hashes run on threads of their own, but `join` (and the end of `thread::scope`) blocks the
//! runtime's thread until they are done, as there is no `.await`. No other task can run
//! meanwhile, also not the one that lets the hashes go on, so the call hangs for good.

use std::thread;

/// The hash of each item of `data`, in the same order.
pub async fn hash_all(
    data: Vec<Vec<u8>>,
    hash: impl Fn(&[u8]) -> u64 + Send + Sync + 'static,
) -> Vec<u64> {
    let hash = &hash;
    thread::scope(|scope| {
        let workers: Vec<_> = data
            .iter()
            .map(|item| scope.spawn(move || hash(item)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().unwrap())
            .collect()
    })
}
