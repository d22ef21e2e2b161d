//! # Every job a task of its own
//!
//! A price comparison asks many shops what a thing costs. Each question is a job: a future that
//! gives the shop's answer. The jobs come from all over the program, and none of them may hold
//! up another, so each is to run as a **task of its own** on the runtime.
//!
//! Write `run_all`:
//!
//! - Every job becomes a task, and all of them are under way at the same time, however many there
//!   are and however long they take: jobs of 30, 10 and 20 ms are done after 30 ms.
//! - The results stand in the order of the jobs, whichever job ends first, and also if some end
//!   in the same moment.
//! - No jobs give no results, at once.
//!
//! The jobs don't panic, and nobody gives up the call before it is done.

/// The results of all jobs, in the order of the jobs.
pub async fn run_all<F>(jobs: Vec<F>) -> Vec<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    todo!(
        "run {} jobs as tasks and collect what they give",
        jobs.len()
    )
}
