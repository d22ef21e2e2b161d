//! The suite of `offload`. Real threads do the hashing, so nothing here is told by time: a gate
//! holds the hashes back until all of them have been started.

use std::{
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use offload::hash_all;
use testkit::{Code, check, expect, settle, timed, vary};
use tokio::{join, runtime::Handle};

fn sum(item: &[u8]) -> u64 {
    item.iter().copied().map(u64::from).sum()
}

fn some_items() -> Vec<Vec<u8>> {
    let sizes = vary::different_numbers(4, 1..=9);
    let byte = |size| u8::try_from(size).unwrap_or(1);
    sizes.into_iter().map(|size| vec![byte(size); byte(size).into()]).collect()
}

/// Each hash is computed on another thread than the runtime's
#[check]
async fn the_runtimes_thread_hashes_nothing() {
    let runtimes_thread = thread::current().id();
    let on_it = Arc::new(AtomicUsize::new(0));
    let seen = Arc::clone(&on_it);
    let hash = move |item: &[u8]| {
        if thread::current().id() == runtimes_thread {
            seen.fetch_add(1, Ordering::SeqCst);
        }
        sum(item)
    };

    timed(hash_all(some_items(), hash)).await;

    expect("hashes computed on the runtime's thread", on_it.load(Ordering::SeqCst))
        .is(0)
        .or(
            Code::WrongThread,
            "While a hash is computed there, no other task of this runtime can run. A spawned \
             task runs on that thread too.",
        );
}

/// The hashes come back in the order of the data
#[check]
async fn hashes_keep_their_order() {
    let items = some_items();
    let expected: Vec<u64> = items.iter().map(|item| sum(item)).collect();

    let hashes: Vec<u64> = timed(hash_all(items, sum)).await.value;

    expect("the hashes", hashes)
        .is(expected)
        .or(Code::WrongOrder, "Each hash belongs to the item at the same place.");
}

/// Opens once `wanted` hashes wait at it, or when somebody gives up.
#[derive(Default)]
struct Gate {
    waiting: Mutex<(usize, bool)>,
    opened: Condvar,
}

impl Gate {
    fn pass(&self, wanted: usize) {
        let mut state = self.waiting.lock().expect("no hash panics");
        state.0 += 1;
        if state.0 >= wanted {
            state.1 = true;
        }
        self.opened.notify_all();
        while !state.1 {
            state = self.opened.wait(state).expect("no hash panics");
        }
    }

    fn open(&self) {
        self.waiting.lock().expect("no hash panics").1 = true;
        self.opened.notify_all();
    }
}

/// All hashes are started before the first is waited for
#[check(points = 2)]
async fn hashes_run_side_by_side() {
    let items = some_items();
    let wanted = items.len();
    let gate = Arc::new(Gate::default());
    let runtimes_thread = thread::current().id();
    let inside = Arc::clone(&gate);
    let hash = move |item: &[u8]| {
        // A hash on this very thread would wait for others that can't be started any more.
        if thread::current().id() != runtimes_thread {
            inside.pass(wanted);
        }
        sum(item)
    };

    let watching = async {
        let started = started_blocking(wanted).await;
        // Threads that are not Tokio's can't be counted: they open the gate by themselves.
        if started > 0 {
            gate.open();
        }
        started
    };
    let (_hashes, started): (Vec<u64>, usize) =
        timed(async { join!(hash_all(items, hash), watching) }).await.value;

    if started > 0 {
        expect("hashes started before the first was done", started.min(wanted))
            .is(wanted)
            .or(
                Code::Sequential,
                "Start every hash before you await one of them; otherwise each waits for the \
                 one before.",
            );
    }
}

/// Takes turns until `wanted` blocking closures have been started, or nothing goes on any more. A
/// start is seen on the runtime's own thread, so no time is involved.
async fn started_blocking(wanted: usize) -> usize {
    let metrics = Handle::current().metrics();
    let mut started = 0;
    for _ in 0..64 {
        settle().await;
        started = metrics.num_blocking_threads();
        if started >= wanted {
            break;
        }
    }
    started
}
