//! rejected by: all_jobs_run_at_the_same_time (deadlock)
//! Keeps a sender of its own, so the channel never closes and `recv` waits for good.

use tokio::sync::mpsc;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let (sender, mut receiver) = mpsc::unbounded_channel();
    for (index, job) in jobs.into_iter().enumerate() {
        let sender = sender.clone();
        tokio::spawn(async move {
            let result = job.await;
            let _ = sender.send((index, result));
        });
    }
    let mut results = Vec::new();
    while let Some(result) = receiver.recv().await {
        results.push(result);
    }
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
