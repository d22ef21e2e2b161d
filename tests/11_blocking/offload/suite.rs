//! The suite of `offload`. Real threads do the hashing, so nothing here is told by time: each
//! hash waits at a gate, and the suite looks who has come before it lets them out.

use std::{
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc},
    thread,
};

use testkit::{Code, check, expect, on_check_thread, settle, timed, unrecorded, vary};
use tokio::{runtime::Handle, sync::Notify, task::spawn_blocking};

/// How often the suite looks whether a thread of the pool is done, before it goes on regardless.
const MAX_LOOKS: usize = 3000;

fn sum(item: &[u8]) -> u64 {
    item.iter().copied().map(u64::from).sum()
}

/// Each item consists of bytes of its own.
fn some_items() -> Vec<Vec<u8>> {
    let sizes = vary::different_numbers(4, 1..=9);
    let byte = |size| u8::try_from(size).unwrap_or(1);
    sizes
        .into_iter()
        .map(|size| vec![byte(size); byte(size).into()])
        .collect()
}

fn key(item: &[u8]) -> u8 {
    item.first().copied().unwrap_or(0)
}

/// Holds back the hashes that run on other threads than the runtime's.
#[derive(Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
    arrival: Notify,
}

#[derive(Clone, Default)]
struct State {
    on_runtimes_thread: usize,
    waiting: usize,
    /// Those of the waiting that hold a thread of Tokio's pool.
    waiting_in_pool: usize,
    /// How many waited when no more could come.
    side_by_side: usize,
    let_out: Vec<u8>,
    open: bool,
}

impl Gate {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Called by each hash, on whatever thread it runs.
    fn pass(&self, item: u8) {
        let mut state = self.lock();
        if on_check_thread() {
            // Nobody could open the gate while the runtime's own thread waits at it.
            state.on_runtimes_thread += 1;
            return;
        }
        state.waiting += 1;
        state.waiting_in_pool += usize::from(Handle::try_current().is_ok());
        self.arrival.notify_one();
        let held = |state: &mut State| !state.open && !state.let_out.contains(&item);
        drop(self.changed.wait_while(state, held));
    }
}

/// Opens the gate when every item's hash waits there, or when no more can come: the tasks have
/// taken their turns, and all threads of the pool are at the gate. Then the last item's hash is
/// done first.
async fn open(gate: Arc<Gate>, keys: Vec<u8>) {
    let metrics = Handle::current().metrics();
    let state = loop {
        settle().await;
        let state = gate.lock().clone();
        // One more thread of the pool holds the clock.
        let all_wait = state.waiting_in_pool > 0
            && state.waiting_in_pool + 1 == metrics.num_blocking_threads();
        if state.waiting == keys.len() || all_wait {
            break state;
        }
        gate.arrival.notified().await;
    };
    gate.change(|now| now.side_by_side = state.waiting);
    if state.waiting_in_pool == keys.len() {
        for (done, key) in keys.into_iter().rev().enumerate() {
            gate.change(|state| state.let_out.push(key));
            for _ in 0..MAX_LOOKS {
                if metrics.num_idle_blocking_threads() > done {
                    break;
                }
                settle().await;
                thread::yield_now();
            }
        }
    }
    gate.change(|state| state.open = true);
}

/// Hashes the items, and tells what was seen at the gate.
async fn hash_at_gate(items: Vec<Vec<u8>>, salt: u64) -> (Vec<u64>, State) {
    let gate = Arc::new(Gate::default());
    let keys = items.iter().map(|item| key(item)).collect();
    let inside = Arc::clone(&gate);
    let hash = move |item: &[u8]| {
        inside.pass(key(item));
        sum(item) + salt
    };
    // The paused clock stands still while a closure of the pool runs. It would run away from a
    // learner's own threads otherwise, and take what they do for a deadlock.
    let (release, held) = mpsc::channel::<()>();
    unrecorded(|| spawn_blocking(move || held.recv()));
    let opening = unrecorded(|| tokio::spawn(open(Arc::clone(&gate), keys)));

    let hashes: Vec<u64> = timed(offload::hash_all(items, hash)).await.value;

    opening.abort();
    gate.change(|state| state.open = true);
    drop(release);
    let state = gate.lock().clone();
    (hashes, state)
}

/// Each hash is computed on another thread than the runtime's
#[check]
async fn the_runtimes_thread_hashes_nothing() {
    let items = some_items();
    let wanted = items.len();

    let (_hashes, seen) = hash_at_gate(items, 0).await;

    expect(
        "hashes computed on the runtime's thread",
        seen.on_runtimes_thread,
    )
    .is(0)
    .or(
        Code::WrongThread,
        "While a hash is computed there, no other task of this runtime can run. A spawned \
             task runs on that thread too.",
    );
    expect("hashes computed elsewhere", seen.waiting)
        .is(wanted)
        .or(
            Code::LostResult,
            "Each item is hashed by the function that was handed in.",
        );
}

/// The hashes come back in the order of the data, also when the last one is done first
#[check]
async fn hashes_keep_their_order() {
    let items = some_items();
    let salt = vary::number(100..=999);
    let expected: Vec<u64> = items.iter().map(|item| sum(item) + salt).collect();

    let (hashes, _seen) = hash_at_gate(items, salt).await;

    expect("the hashes", hashes).is(expected).or(
        Code::WrongOrder,
        "Each hash belongs to the item at the same place, whichever thread is done first.",
    );
}

/// All hashes are started before the first is waited for
#[check(points = 2)]
async fn hashes_run_side_by_side() {
    let items = some_items();
    let wanted = items.len();

    let (_hashes, seen) = hash_at_gate(items, 0).await;

    expect(
        "hashes under way at once, away from the runtime's thread",
        seen.side_by_side,
    )
    .is(wanted)
    .or(
        Code::Sequential,
        "Start every hash on a thread of its own before you await one of them; otherwise \
             each waits for the one before.",
    );
}
