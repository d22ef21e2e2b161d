//! rejected by: no_jobs_give_no_results (panicked)
//! Makes the channel as large as the list, and a channel needs room for one message at least.

use tokio::sync::mpsc;

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let (sender, mut receiver) = mpsc::channel(jobs.len());
    for (index, job) in jobs.into_iter().enumerate() {
        let sender = sender.clone();
        tokio::spawn(async move {
            let result = job.await;
            let _ = sender.send((index, result)).await;
        });
    }
    drop(sender);
    let mut results = Vec::new();
    while let Some(result) = receiver.recv().await {
        results.push(result);
    }
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}
