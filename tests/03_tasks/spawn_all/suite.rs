//! The suite of `spawn_all`.

use std::{collections::HashSet, time::Duration};

use testkit::{Code, Gauge, check, expect, ms, timed, vary};
use tokio::task::{self, Id};

/// How long three shops take to answer. The order of the shops is never that of their answers.
fn three_times() -> [Duration; 3] {
    let mut times = vary::different_millis(3, 10..=90);
    times.sort();
    vary::pick(&[[2, 0, 1], [1, 2, 0], [2, 1, 0]]).map(|place: usize| times[place])
}

/// Each job runs in a task of its own
#[check(points = 2)]
async fn each_job_is_a_task_of_its_own() {
    let gauge = Gauge::new();
    let jobs = three_times().map(|takes| {
        let work = gauge.work("shop", takes, ());
        async move {
            work.await;
            task::try_id()
        }
    });

    let ids: Vec<Option<Id>> = timed(spawn_all::run_all(jobs.into())).await.value;

    expect("the number of results", ids.len()).is(3).or(
        Code::LostResult,
        "Each job's result comes out of its task's handle.",
    );
    let tasks: HashSet<Id> = ids.into_iter().flatten().collect();
    expect(
        "tasks that the three jobs ran in, the caller's not counted",
        tasks.len(),
    )
    .is(3)
    .or(
        Code::WrongValue,
        "`join_all` and the like poll their futures inside of the task that waits for them. \
             A job becomes a task when it is handed to the runtime with `tokio::spawn`, one \
             call for each job.",
    );
}

/// All jobs are under way at the same time
#[check(points = 2)]
async fn all_jobs_run_at_the_same_time() {
    let gauge = Gauge::new();
    let times = three_times();
    let jobs = [1, 2, 3].map(|shop| gauge.work(&format!("shop {shop}"), times[shop - 1], ()));

    let run = timed(spawn_all::run_all(jobs.into())).await;

    expect(
        "jobs that were done when `run_all` returned",
        gauge.finished(),
    )
    .is(3)
    .or(
        Code::TooEarly,
        "A spawned task runs by itself. Await its handle, or you never know when it is done.",
    );
    expect("jobs under way at once", gauge.peak()).is(3).or(
        Code::Sequential,
        "A job was spawned only when the one before it had been waited for. Spawn all of them \
         first.",
    );
    expect("all results were there after", run.took)
        .is(times.into_iter().max().unwrap_or_default())
        .or(
            Code::Sequential,
            "Jobs that overlap take as long as the slowest of them.",
        );
}

/// The results stand in the order of the jobs
#[check]
async fn results_keep_the_order_of_the_jobs() {
    let gauge = Gauge::new();
    let times = three_times();
    let prices = vary::different_numbers(3, 100..=999);
    let job = |shop: usize| gauge.work(&format!("shop {}", shop + 1), times[shop], prices[shop]);
    let jobs = [0, 1, 2].map(job);

    let results: Vec<u64> = timed(spawn_all::run_all(jobs.into())).await.value;

    expect("the number of results", results.len()).is(3).or(
        Code::LostResult,
        "Each job's result comes out of its task's handle.",
    );
    expect("the results", results).is(prices).or(
        Code::WrongOrder,
        "The jobs end in another order than they were given. Whoever collects results as they \
         come has to remember which job each belongs to.",
    );
}

/// No jobs give no results, at once
#[check]
async fn no_jobs_give_no_results() {
    let gauge = Gauge::new();
    let mut jobs = vec![gauge.work("shop", ms(10), 0)];
    jobs.clear();

    let results: Vec<u64> = timed(spawn_all::run_all(jobs)).await.value;

    expect("the results of no jobs", results)
        .is(Vec::<u64>::new())
        .or(
            Code::WrongValue,
            "There is nothing to spawn and nothing to wait for.",
        );
}
