//! rejected by: results_keep_the_order_of_the_jobs (wrong_order)
//! Takes the handles from the end, and the results come out in reverse.

pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    let mut handles: Vec<_> = jobs.into_iter().map(tokio::spawn).collect();
    let mut results = Vec::new();
    while let Some(handle) = handles.pop() {
        results.push(handle.await.unwrap());
    }
    results
}
