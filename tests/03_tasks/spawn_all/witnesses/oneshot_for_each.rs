//! The tasks' handles are dropped, and each result comes through a channel of its own.

use tokio::sync::oneshot;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut answers = Vec::with_capacity(jobs.len());
    for job in jobs {
        let (answer, receiver) = oneshot::channel();
        tokio::spawn(async move {
            let _ = answer.send(job.await);
        });
        answers.push(receiver);
    }
    let mut results = Vec::new();
    for receiver in answers {
        results.push(receiver.await.expect("the jobs don't panic"));
    }
    results
}
