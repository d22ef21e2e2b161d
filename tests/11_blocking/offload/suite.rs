//! The suite of `offload`. Real threads do the hashing, so nothing here is told by time: each
//! hash waits at a gate, and the suite looks who has come before it lets them out.

use std::{
    cmp::Ordering,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, TryLockError, mpsc},
    thread,
};

use testkit::{Code, check, expect, on_check_thread, settle, timed, unrecorded, vary};
use tokio::{runtime::Handle, sync::Notify, task::spawn_blocking};

/// How often the suite looks whether a thread is done, before it goes on regardless.
const MAX_LOOKS: usize = 3000;
/// The same for a thread of which nobody tells when it is done.
const SOME_LOOKS: usize = 200;

type Item = Vec<u8>;

/// Differs from item to item, for the same bytes in another order as well.
fn hash_of(item: &[u8], salt: u64) -> u64 {
    item.iter().fold(salt, |hash, &byte| {
        hash.wrapping_mul(31).wrapping_add(u64::from(byte) + 1)
    })
}

fn hashes_of(items: &[Item], salt: u64) -> Vec<u64> {
    items.iter().map(|item| hash_of(item, salt)).collect()
}

fn byte(number: u64) -> u8 {
    u8::try_from(number).unwrap_or(1)
}

/// Four items that differ.
fn some_items() -> Vec<Item> {
    let sizes = vary::different_numbers(4, 1..=9);
    let item = |size| vec![byte(size); byte(size).into()];
    sizes.into_iter().map(item).collect()
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
    let_out: Vec<Item>,
    left: usize,
    open: bool,
}

impl Gate {
    /// Never puts the thread to sleep: the runtime's thread takes this lock as well.
    fn lock(&self) -> MutexGuard<'_, State> {
        loop {
            match self.state.try_lock() {
                Ok(state) => return state,
                Err(TryLockError::Poisoned(state)) => return state.into_inner(),
                Err(TryLockError::WouldBlock) => thread::yield_now(),
            }
        }
    }

    fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.changed.notify_all();
    }

    /// Called by each hash, on whatever thread it runs.
    fn pass(&self, item: &Item) {
        let mut state = self.lock();
        if on_check_thread() {
            // Nobody could open the gate while the runtime's own thread waits at it.
            state.on_runtimes_thread += 1;
            return;
        }
        state.waiting += 1;
        state.waiting_in_pool += usize::from(Handle::try_current().is_ok());
        self.arrival.notify_one();
        let held = |state: &mut State| !state.open && !state.let_out.contains(item);
        let state = self.changed.wait_while(state, held);
        state.unwrap_or_else(PoisonError::into_inner).left += 1;
    }
}

/// Opens the gate when every item's hash waits there, or when no more can come: the tasks have
/// taken their turns, and all threads of the pool are at the gate. With `backwards` the last
/// item's hash is done first, and the first item's last.
async fn open(gate: Arc<Gate>, items: Vec<Item>, backwards: bool) {
    let metrics = Handle::current().metrics();
    let state = loop {
        settle().await;
        let state = gate.lock().clone();
        // One more thread of the pool holds the clock.
        let all_wait = state.waiting_in_pool > 0
            && state.waiting_in_pool + 1 == metrics.num_blocking_threads();
        if state.waiting == items.len() || all_wait {
            break state;
        }
        gate.arrival.notified().await;
    };
    gate.change(|now| now.side_by_side = state.waiting);
    let in_pool = state.waiting_in_pool == items.len();
    // Nobody tells when a thread of the learner's own is done: that takes too long for many.
    if backwards && (in_pool || state.waiting == items.len() && items.len() < 10) {
        let mut let_out = 0;
        for item in items.iter().rev() {
            if gate.lock().let_out.contains(item) {
                continue;
            }
            gate.change(|state| state.let_out.push(item.clone()));
            let_out += items.iter().filter(|it| *it == item).count();
            for look in 0..MAX_LOOKS {
                let done = if in_pool {
                    metrics.num_idle_blocking_threads() >= let_out
                } else {
                    look > SOME_LOOKS && gate.lock().left >= let_out
                };
                if done {
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
/// Only a check's first call may have several items: threads of the pool that idle by then would
/// count as threads that are still to come.
async fn hash_at_gate(items: Vec<Item>, salt: u64, backwards: bool) -> (Vec<u64>, State) {
    let gate = Arc::new(Gate::default());
    let inside = Arc::clone(&gate);
    let hash = move |item: &[u8]| {
        inside.pass(&item.to_vec());
        hash_of(item, salt)
    };
    // The paused clock stands still while a closure of the pool runs. It would run away from a
    // learner's own threads otherwise, and take what they do for a deadlock.
    let (release, held) = mpsc::channel::<()>();
    unrecorded(|| spawn_blocking(move || held.recv()));
    let opening = open(Arc::clone(&gate), items.clone(), backwards);
    let opening = unrecorded(|| tokio::spawn(opening));

    let hashes: Vec<u64> = timed(offload::hash_all(items, hash)).await.value;

    opening.abort();
    gate.change(|state| state.open = true);
    drop(release);
    let state = gate.lock().clone();
    (hashes, state)
}

fn expect_hashed_elsewhere(seen: &State, wanted: usize) {
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
    let (code, why) = match seen.waiting.cmp(&wanted) {
        Ordering::Greater => (Code::OverLimit, "Each item is hashed once."),
        _ => (
            Code::LostResult,
            "Each item is hashed by the function that was handed in.",
        ),
    };
    expect("hashes computed elsewhere", seen.waiting)
        .is(wanted)
        .or(code, why);
}

fn expect_side_by_side(seen: &State, wanted: usize) {
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

fn expect_hashes(hashes: Vec<u64>, wanted: Vec<u64>) {
    let (mut sorted, mut wanted_sorted) = (hashes.clone(), wanted.clone());
    sorted.sort_unstable();
    wanted_sorted.sort_unstable();
    let (code, why) = if sorted == wanted_sorted {
        (
            Code::WrongOrder,
            "Each hash belongs to the item at the same place, whichever thread is done first.",
        )
    } else {
        (
            Code::WrongValue,
            "There is one hash for each item: what `hash` gave for it.",
        )
    };
    expect("the hashes", hashes).is(wanted).or(code, why);
}

/// Each hash is computed on another thread than the runtime's
#[check]
async fn the_runtimes_thread_hashes_nothing() {
    let items = some_items();
    let wanted = items.len();
    let (_hashes, seen) = hash_at_gate(items, 0, false).await;
    expect_hashed_elsewhere(&seen, wanted);

    // A small thing holds the thread up as well, and so does a single one.
    for item in [vec![7], vec![]] {
        let (hashes, seen) = hash_at_gate(vec![item.clone()], 3, false).await;
        expect_hashed_elsewhere(&seen, 1);
        expect_hashes(hashes, hashes_of(&[item], 3));
    }
}

/// The hashes come back in the order of the data, also when the last one is done first
#[check]
async fn hashes_keep_their_order() {
    let items = some_items();
    let salt = vary::number(100..=999);
    let expected = hashes_of(&items, salt);

    let (hashes, _seen) = hash_at_gate(items, salt, true).await;
    expect_hashes(hashes, expected);

    let (hashes, _seen) = hash_at_gate(Vec::new(), salt, false).await;
    expect("the hashes of no items", hashes)
        .is(Vec::<u64>::new())
        .or(Code::WrongValue, "Without items there are no hashes.");
}

/// All hashes are started before the first is waited for
#[check(points = 2)]
async fn hashes_run_side_by_side() {
    let items = some_items();
    let wanted = items.len();

    let (_hashes, seen) = hash_at_gate(items, 0, false).await;

    expect_side_by_side(&seen, wanted);
}

/// Two hundred items run side by side, equal ones and empty ones among them
#[check]
async fn many_items_run_side_by_side() {
    let salt = vary::number(100..=999);
    let mut items: Vec<Item> = (0..194).map(|number| vec![byte(number), 0]).collect();
    items.extend([
        vec![],
        vec![9; 2000],
        vec![],
        vec![9; 2000],
        vec![9, 0],
        vec![255],
    ]);
    let items = vary::shuffled(items);
    let (wanted, expected) = (items.len(), hashes_of(&items, salt));

    let (hashes, seen) = hash_at_gate(items, salt, true).await;

    expect_hashed_elsewhere(&seen, wanted);
    expect_side_by_side(&seen, wanted);
    expect_hashes(hashes, expected);
}
