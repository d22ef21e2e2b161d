//! The suite of `own_runtime`. Its checks are plain functions: the runtime is the learner's.

use std::{
    cell::Cell,
    future::pending,
    num::NonZero,
    panic::{AssertUnwindSafe, catch_unwind},
    rc::Rc,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
    time::Duration,
};

use futures::executor::block_on;
use testkit::{Code, check, expect, vary};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::unix::pipe,
    runtime::{Handle, RuntimeFlavor},
    sync::{Barrier, oneshot},
    task::{self, JoinSet},
    time::{self, Instant, sleep},
};

/// What a future gives. It borrows, stays on its thread, and has no trait at all.
struct Report<'a> {
    number: u64,
    read: &'a Cell<bool>,
}

fn number() -> u64 {
    vary::number(2..=90)
}

/// A future that never waits gives its result
#[check]
fn gives_the_result_of_a_simple_future() {
    let number = number();
    let read = Cell::new(false);
    let report: Report<'_> = own_runtime::run(async {
        let read = &read;
        Report { number, read }
    });
    report.read.set(true);
    expect("the result of the future", report.number)
        .is(number)
        .or(Code::WrongValue, "`run` returns what the future gave.");
}

/// The future can sleep, be it days, because the runtime's timers are on
#[check]
fn timers_are_on() {
    let slept: bool = own_runtime::run(async {
        let begin = Instant::now();
        sleep(Duration::from_millis(2)).await;
        begin.elapsed() >= Duration::from_millis(2)
    });
    expect("the sleep took its time", slept)
        .is(true)
        .or(Code::TooEarly, "`run` waits until the future is done.");

    let number = number();
    let result: u64 = own_runtime::run(async move {
        // On one thread the clock can be made to jump. With more it can't, and goes by itself.
        let mut takes = Duration::from_millis(2);
        if Handle::current().runtime_flavor() == RuntimeFlavor::CurrentThread {
            time::pause();
            takes = Duration::from_hours(50);
        }
        sleep(takes).await;
        number
    });
    expect("the result after a long sleep", result)
        .is(number)
        .or(Code::WrongValue, "`run` waits until the future is done.");
}

/// The future can read and write, because the runtime's I/O is on
#[check]
fn io_is_on() {
    let number = number();
    let read: Option<u64> = own_runtime::run(async move {
        let (mut sender, mut receiver) = pipe::pipe().ok()?;
        let (sent, read) = tokio::join!(sender.write_u64(number), receiver.read_u64());
        sent.ok()?;
        read.ok()
    });
    expect("what was read from the pipe", read)
        .is(Some(number))
        .or(
            Code::LostResult,
            "Tokio's pipes and sockets tell the runtime's I/O driver what they wait for, and it \
             wakes them.",
        );
}

/// The future can spawn tasks and wait for them
#[check]
fn tasks_can_be_spawned() {
    let number = number();
    let result: u64 = own_runtime::run(async move {
        let task = task::spawn(async move { number + 1 });
        task.await.unwrap_or(0)
    });
    expect("the result of the spawned task", result)
        .is(number + 1)
        .or(
            Code::LostResult,
            "Tasks run on the runtime that `run` has built, while it waits for the future.",
        );

    // None of them is done before all have begun.
    let arrived: usize = own_runtime::run(async {
        let all = Arc::new(Barrier::new(200));
        let tasks = (0..200).map(|_| {
            let all = Arc::clone(&all);
            async move { all.wait().await.is_leader() }
        });
        tasks.collect::<JoinSet<bool>>().join_all().await.len()
    });
    expect("tasks of 200 that met", arrived).is(200_usize).or(
        Code::LostResult,
        "All tasks of a runtime get their turns while it waits for the future.",
    );
}

/// The future may hold an `Rc`, and `run` works again and again
#[check]
fn runs_on_the_calling_thread_again_and_again() {
    let counter = Rc::new(Cell::new(0));
    for round in 1..=20 {
        let seen = Rc::clone(&counter);
        let count: u32 = own_runtime::run(async move {
            task::yield_now().await;
            seen.set(seen.get() + 1);
            seen.get()
        });
        expect("the count that the future reached", count)
            .is(round)
            .or(
                Code::WrongValue,
                "The future runs once for each call of `run`, on the thread that called it.",
            );
    }
}

/// Counts down when the task that owns it is gone.
struct OnBoard(Arc<AtomicU64>);

impl Drop for OnBoard {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

/// When `run` returns, its runtime is gone, and the tasks on it too
#[check]
fn no_task_outlives_its_runtime() {
    let alive = Arc::new(AtomicU64::new(0));
    for round in 1..=3_u64 {
        let tasks = Arc::clone(&alive);
        let spawned: u64 = own_runtime::run(async move {
            for _ in 0..round {
                tasks.fetch_add(1, Ordering::SeqCst);
                let on_board = OnBoard(Arc::clone(&tasks));
                task::spawn(async move {
                    pending::<()>().await;
                    drop(on_board);
                });
            }
            task::yield_now().await;
            tasks.load(Ordering::SeqCst)
        });
        expect("tasks while the future was running", spawned)
            .is(round)
            .or(
                Code::NotCancelled,
                "Each call has a runtime of its own. On one that is kept, the tasks of earlier \
                 calls are still alive.",
            );
        expect(
            "tasks left after `run` has returned",
            alive.load(Ordering::SeqCst),
        )
        .is(0_u64)
        .or(
            Code::NotCancelled,
            "A runtime that is dropped drops its tasks. One that is kept, or forgotten, keeps \
             them.",
        );
    }
}

/// Several threads may call `run` at the same time
#[check]
fn threads_do_not_wait_for_each_other() {
    let number = number();
    let (to_second, from_first) = oneshot::channel();
    let (to_first, from_second) = oneshot::channel();
    let answers: (u64, u64) = thread::scope(|scope| {
        let first = scope.spawn(|| {
            own_runtime::run(async move {
                let _ = to_second.send(number);
                from_second.await.unwrap_or(0)
            })
        });
        let second = own_runtime::run(async move {
            let number = from_first.await.unwrap_or(0);
            let _ = to_first.send(number + 1);
            number
        });
        (first.join().unwrap_or(0), second)
    });
    expect("what the two futures sent each other", answers)
        .is((number + 1, number))
        .or(
            Code::LostResult,
            "Each call of `run` polls its own future on the thread that called it.",
        );

    let calls = many_calls();
    let met = calls_that_meet(calls);
    expect("calls that met, each on its own thread", met)
        .is(calls)
        .or(
            Code::LostResult,
            "Each call runs its own future to its end, however many others are under way. \
             A call that panics gives nothing.",
        );
}

/// More calls than somebody would make up as a limit. A check may have a thousand threads and a
/// runtime takes one for each processor, so it is fewer calls on a very large machine.
fn many_calls() -> usize {
    let threads_of_a_call = 1 + thread::available_parallelism().map_or(1, NonZero::get);
    (768 / threads_of_a_call).clamp(5, 16)
}

/// How many of `calls` of `run` come to their end if each waits until all have begun.
fn calls_that_meet(calls: usize) -> usize {
    let all = Barrier::new(calls);
    let call = || {
        let met = || own_runtime::run(async { all.wait().await.is_leader() });
        let met: thread::Result<bool> = catch_unwind(AssertUnwindSafe(met));
        if met.is_err() {
            // The others need not wait for a call that has panicked.
            block_on(all.wait());
        }
        met.is_ok()
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..calls).map(|_| scope.spawn(call)).collect();
        let ended = threads.into_iter().map(|thread| thread.join());
        ended.filter(|met| matches!(met, Ok(true))).count()
    })
}
