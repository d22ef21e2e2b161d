//! expects: each_job_is_a_task_of_its_own is failed (wrong_value)
//! in: 03_tasks/spawn_all
//! points: 4
//! Spawns nothing, and brings a trait along that counts tasks.

#[expect(non_camel_case_types, reason = "that is the point")]
pub trait run_all: Sized {
    fn len(self) -> usize {
        3
    }
}

impl<T> run_all for std::collections::HashSet<T> {}

pub async fn run_all<T: Send + 'static>(
    jobs: Vec<impl Future<Output = T> + Send + 'static>,
) -> Vec<T> {
    futures::future::join_all(jobs).await
}
