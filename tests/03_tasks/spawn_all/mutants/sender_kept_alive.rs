//! rejected by: each_job_is_a_task_of_its_own (deadlock)
//! The tasks send their results through a channel, but the original `tx` lives in `run_all` until
//! its end. `recv` gives `None` only when all senders are gone, so after the last result the loop
//! waits for ever for a message that `run_all` itself could only send.

use tokio::sync::mpsc;

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let (tx, mut rx) = mpsc::unbounded_channel::<(usize, F::Output)>();

    for (index, job) in jobs.into_iter().enumerate() {
        let tx = tx.clone();
        tokio::spawn(async move {
            let output = job.await;
            let _ = tx.send((index, output));
        });
    }

    let mut answers = Vec::new();
    while let Some(answer) = rx.recv().await {
        answers.push(answer);
    }

    answers.sort_by_key(|answer| answer.0);
    answers.into_iter().map(|answer| answer.1).collect()
}
