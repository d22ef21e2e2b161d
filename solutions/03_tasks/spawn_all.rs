//! # Every job a task of its own
//!
//! `tokio::spawn` returns at once; from then on the runtime polls the task, whether anybody waits
//! for its handle or not. That is why two loops are needed: the first starts everything, the
//! second only collects. By the time the slowest job has been waited for, the others' results
//! lie ready in their handles.

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    // `collect` matters: an iterator is lazy, and without it each job would be spawned only when
    // the loop below asks for its handle.
    let handles: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();

    let mut results = Vec::with_capacity(handles.len());
    for handle in handles {
        // A handle gives an error if its task panicked or was aborted; neither happens here.
        results.push(handle.await.expect("the jobs don't panic"));
    }
    results
    // `futures::future::join_all(handles)` does the same as the second loop. A `JoinSet` gives the
    // results as the tasks end: then send the index along and sort by it. What it has to offer is
    // that it aborts its tasks when it is dropped, where these handles would let them go on.
}
