//! The suite of `spawn_all`.

use std::{
    cell::Cell,
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use testkit::{Code, Gauge, alive, check, expect, ms, timed, vary};
use tokio::task::{self, Id};

/// What a shop answers. It can be sent, and that is all: no trait, and not to be shared.
struct Price(Cell<u64>);

/// What a job saw of the task that it ran in; kept by the suite, out of the learner's reach.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<(HashSet<Id>, usize)>>);

impl Seen {
    /// To be called in a job, in the moment before its end.
    fn look(&self) {
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        seen.0.extend(task::try_id());
        seen.1 = seen.1.max(alive());
    }

    /// The tasks in which jobs ended, and the most tasks that were alive when one did.
    fn tasks(&self) -> (usize, usize) {
        let seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        (seen.0.len(), seen.1)
    }
}

/// A job whose future can be sent, and neither shared nor moved once it is pinned.
fn job(
    (gauge, seen): (&Gauge, &Seen),
    name: &str,
    takes: Duration,
    price: u64,
) -> impl Future<Output = Price> + use<> {
    let (work, seen) = (gauge.work(name, takes, ()), seen.clone());
    async move {
        let price = Cell::new(price);
        work.await;
        seen.look();
        Price(price)
    }
}

/// Runs the jobs; gives the prices in the order in which they came, and how long it took.
async fn run(jobs: Vec<impl Future<Output = Price> + Send + 'static>) -> (Vec<u64>, Duration) {
    let run = timed(spawn_all::run_all(jobs)).await;
    let prices: Vec<Price> = run.value;
    let prices = prices.into_iter().map(|Price(price)| price.get()).collect();
    (prices, run.took)
}

/// As many results as jobs, and each job done.
fn expect_all_done(gauge: &Gauge, results: usize, jobs: usize) {
    expect(
        "jobs that were done when `run_all` returned",
        gauge.finished(),
    )
    .is(jobs)
    .or(
        Code::TooEarly,
        "A spawned task runs by itself. Await its handle, or you never know when it is done.",
    );
    let (code, why) = if results < jobs {
        (
            Code::LostResult,
            "Each job's result comes out of its task's handle.",
        )
    } else {
        (Code::WrongValue, "Each job gives one result.")
    };
    expect("the number of results", results)
        .is(jobs)
        .or(code, why);
}

const ONE_BY_ONE: (Code, &str) = (
    Code::Sequential,
    "A job was spawned only when one before it had been waited for. Spawn all of them first.",
);

/// The jobs ran in that many tasks, which the runtime had all at once.
fn expect_tasks(gauge: &Gauge, seen: &Seen, jobs: usize) {
    const NO_TASK: (Code, &str) = (
        Code::WrongValue,
        "`join_all` and the like poll their futures inside of the task that waits for them. A job \
         becomes a task when it is handed to the runtime with `tokio::spawn`, one call for each \
         job.",
    );
    let (ids, most) = seen.tasks();
    expect("tasks that the jobs ran in, the caller's not counted", ids)
        .is(jobs)
        .or(NO_TASK.0, NO_TASK.1);
    let (code, why) = if gauge.peak() < jobs {
        ONE_BY_ONE
    } else {
        NO_TASK
    };
    expect("tasks that the runtime had at once", most)
        .at_least(jobs)
        .or(code, why);
}

fn expect_overlap(gauge: &Gauge, seen: &Seen, took: Duration, jobs: usize, slowest: Duration) {
    let (code, why) = if seen.tasks().1 < jobs {
        ONE_BY_ONE
    } else {
        (
            Code::OverLimit,
            "All tasks are there, and some wait for others before their job begins. No job may \
             hold up another.",
        )
    };
    expect("jobs under way at once", gauge.peak())
        .is(jobs)
        .or(code, why);
    let (code, why) = if took < slowest {
        (Code::TooEarly, "The slowest job was not done yet.")
    } else {
        (
            Code::NeedlessWait,
            "Jobs that overlap take as long as the slowest of them, and then all is done.",
        )
    };
    expect("all results were there after", took)
        .is(slowest)
        .or(code, why);
}

/// How long three shops take to answer. The order of the shops is never that of their answers.
fn three_times() -> [Duration; 3] {
    let mut times = vary::different_millis(3, 10..=90);
    times.sort();
    vary::pick(&[[2, 0, 1], [1, 2, 0], [2, 1, 0]]).map(|place: usize| times[place])
}

/// Each job runs in a task of its own
#[check(points = 2)]
async fn each_job_is_a_task_of_its_own() {
    let (gauge, seen) = (Gauge::new(), Seen::default());
    let times = three_times();
    let jobs = times.map(|takes| job((&gauge, &seen), "shop", takes, 0));

    let (prices, _) = run(jobs.into()).await;

    expect_all_done(&gauge, prices.len(), 3);
    expect_tasks(&gauge, &seen, 3);
}

/// All jobs are under way at the same time
#[check]
async fn all_jobs_run_at_the_same_time() {
    let (gauge, seen) = (Gauge::new(), Seen::default());
    let times = three_times();
    let jobs = [1, 2, 3].map(|shop| {
        let name = format!("shop {shop}");
        job((&gauge, &seen), &name, times[shop - 1], 0)
    });

    let (prices, took) = run(jobs.into()).await;

    expect_all_done(&gauge, prices.len(), 3);
    let slowest = times.into_iter().max().unwrap_or_default();
    expect_overlap(&gauge, &seen, took, 3, slowest);
}

const AS_THEY_CAME: &str = "The jobs end in another order than they were given. Whoever collects \
     results as they come has to remember which job each belongs to.";

/// The results stand in the order of the jobs
#[check]
async fn results_keep_the_order_of_the_jobs() {
    let (gauge, seen) = (Gauge::new(), Seen::default());
    let times = three_times();
    let wanted = vary::different_numbers(3, 100..=999);
    let jobs = [0, 1, 2].map(|shop: usize| {
        let name = format!("shop {}", shop + 1);
        job((&gauge, &seen), &name, times[shop], wanted[shop])
    });

    let (prices, _) = run(jobs.into()).await;

    expect_all_done(&gauge, prices.len(), 3);
    expect("the results", prices)
        .is(wanted)
        .or(Code::WrongOrder, AS_THEY_CAME);
}

/// No jobs give no results, at once, and a single job gives one
#[check]
async fn no_jobs_give_no_results() {
    let (gauge, seen) = (Gauge::new(), Seen::default());
    let wanted = vary::number(100..=999);
    let mut none = vec![job((&gauge, &seen), "no shop", ms(10), 0)];
    none.clear();
    let single = vec![job((&gauge, &seen), "only shop", ms(10), wanted)];

    let (no_prices, no_time) = run(none).await;
    let (prices, took) = run(single).await;

    expect("the number of results of no jobs", no_prices.len())
        .is(0)
        .or(Code::WrongValue, "There is nothing to spawn.");
    expect("no results were there after", no_time)
        .is(ms(0))
        .or(Code::NeedlessWait, "There is nothing to wait for.");
    expect_all_done(&gauge, prices.len(), 1);
    expect_tasks(&gauge, &seen, 1);
    expect_overlap(&gauge, &seen, took, 1, ms(10));
    expect("the result of a single job", prices[0])
        .is(wanted)
        .or(Code::WrongValue, "It is what the job gave.");
}

/// All of that holds for three hundred jobs that take hours and days
#[check]
async fn hundreds_of_jobs_may_take_days() {
    // A few come first, so that the picture has lines to show: it holds only so many tasks.
    for count in [3, 300] {
        let (gauge, seen) = (Gauge::new(), Seen::default());
        // Three jobs end in each hour that one ends in.
        let hours: Vec<u64> = vary::shuffled((0..count).map(|job| job / 3 + 1).collect());
        let jobs = hours.iter().zip(1000..).map(|(hours, price)| {
            let takes = ms(hours * 3_600_000);
            job((&gauge, &seen), "shop", takes, price)
        });

        let (prices, took) = run(jobs.collect()).await;

        let slowest = ms(count / 3 * 3_600_000);
        let count = hours.len();
        expect_all_done(&gauge, prices.len(), count);
        expect_tasks(&gauge, &seen, count);
        expect_overlap(&gauge, &seen, took, count, slowest);
        expect("the results", prices)
            .is((1000..).take(count).collect::<Vec<u64>>())
            .or(Code::WrongOrder, AS_THEY_CAME);
    }
}
