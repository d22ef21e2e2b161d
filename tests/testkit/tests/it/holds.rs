//! Which waits are marked as holding the check's thread.
//!
//! Invariant: each way of holding leaves its marks, and what waits elsewhere, or not at all,
//! leaves none.
#![cfg(target_os = "linux")]

use std::{
    fs,
    path::Path,
    sync::{
        Arc, Barrier, Condvar, Mutex, RwLock,
        atomic::{AtomicBool, Ordering},
        mpsc,
    },
    thread,
    time::Duration,
};

use testkit::{MarkKind, ms, now_ms, timeline};
use tokio::{
    sync::oneshot,
    task::{spawn, spawn_blocking},
    time::{Instant, sleep},
};

use crate::pass;

/// How often the thread of a check was held by `body`.
fn holds(body: impl Future<Output = ()>) -> usize {
    let mut count = 0;
    pass(async {
        body.await;
        let marks = timeline().marks;
        let held = marks.iter().filter(|it| it.kind == MarkKind::HeldThread);
        count = held.count();
    });
    count
}

/// Opens a gate for the calling thread, once that has come there and sleeps.
fn later(open: impl FnOnce() + Send + 'static) {
    let asleep = asleep();
    thread::spawn(move || {
        asleep();
        open();
    });
}

/// What returns once the thread that asks here has gone to sleep, as the system says.
fn asleep() -> impl FnOnce() + Send + 'static {
    let link = fs::read_link("/proc/thread-self").unwrap();
    let status = Path::new("/proc").join(link).join("status");
    move || {
        // A short sleep may be another one than the one that is meant.
        let mut looks = 0;
        while looks < 20 {
            let sleeps = fs::read_to_string(&status).unwrap().contains("State:\tS");
            looks = if sleeps { looks + 1 } else { 0 };
            thread::sleep(ms(1));
        }
    }
}

#[test]
fn each_way_to_hold_the_thread_is_marked() {
    let ways: [(&str, fn()); 12] = [
        ("sleep", || thread::sleep(ms(1))),
        ("park", || {
            let here = thread::current();
            later(move || here.unpark());
            thread::park();
        }),
        ("park for a time", || thread::park_timeout(ms(1))),
        ("receive", || {
            let (sender, receiver) = mpsc::channel();
            later(move || sender.send(1).unwrap());
            assert_eq!(receiver.recv(), Ok(1));
        }),
        ("receive for a time", || {
            let (_sender, receiver) = mpsc::channel::<u32>();
            receiver.recv_timeout(ms(1)).unwrap_err();
        }),
        ("send to a full channel", || {
            let (sender, receiver) = mpsc::sync_channel(0);
            later(move || assert_eq!(receiver.recv(), Ok(1)));
            sender.send(1).unwrap();
        }),
        ("wait for a condition", || {
            let lock = Mutex::new(());
            let timed = Condvar::new().wait_timeout(lock.lock().unwrap(), ms(1));
            drop(timed.unwrap());
        }),
        ("join", || {
            thread::spawn(|| thread::sleep(ms(1))).join().unwrap();
        }),
        ("wait for all of a scope", || {
            let asleep = asleep();
            thread::scope(|scope| {
                scope.spawn(asleep);
            });
        }),
        ("meet at a barrier", || {
            let barrier = Arc::new(Barrier::new(2));
            let other = Arc::clone(&barrier);
            later(move || {
                other.wait();
            });
            barrier.wait();
        }),
        ("wait for a lock", || {
            let lock = Arc::new(Mutex::new(()));
            let (locked, is_locked) = mpsc::channel();
            let (other, asleep) = (Arc::clone(&lock), asleep());
            thread::spawn(move || {
                let _guard = other.lock().unwrap();
                locked.send(()).unwrap();
                asleep();
            });
            while is_locked.try_recv().is_err() {
                thread::yield_now();
            }
            drop(lock.lock().unwrap());
        }),
        ("wait to read", || {
            let lock = Arc::new(RwLock::new(()));
            let (locked, is_locked) = mpsc::channel();
            let (other, asleep) = (Arc::clone(&lock), asleep());
            thread::spawn(move || {
                let _guard = other.write().unwrap();
                locked.send(()).unwrap();
                asleep();
            });
            while is_locked.try_recv().is_err() {
                thread::yield_now();
            }
            drop(lock.read().unwrap());
        }),
    ];
    for (name, hold) in ways {
        assert!(holds(async { hold() }) > 0, "{name} in the body");
        let spawned = async { spawn(async move { hold() }).await.unwrap() };
        assert!(holds(spawned) > 0, "{name} in a task");
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "printing is what is tried")]
fn what_does_not_hold_the_thread_is_not_marked() {
    let quiet = holds(async {
        println!("printing");
        let lock = Mutex::new(1);
        *lock.lock().unwrap() += 1;
        drop(RwLock::new(1).write().unwrap());
        let (sender, receiver) = mpsc::channel();
        sender.send(1).unwrap();
        assert_eq!(receiver.recv(), Ok(1));
        receiver.try_recv().unwrap_err();
        thread::sleep(Duration::ZERO);
        thread::current().unpark();
        thread::park();
        sleep(ms(5)).await;
    });
    assert_eq!(quiet, 0, "nothing waits here");
    let elsewhere = holds(async {
        spawn_blocking(|| thread::sleep(ms(5))).await.unwrap();
        let (sender, receiver) = oneshot::channel();
        thread::spawn(move || {
            thread::sleep(ms(5));
            sender.send(7).unwrap();
        });
        assert_eq!(receiver.await, Ok(7));
    });
    assert_eq!(elsewhere, 0, "other threads wait here");
}

/// Whoever locks for a moment only does not hold the thread, also when another one has to wait.
#[test]
fn a_lock_that_others_take_for_a_moment_is_not_marked() {
    let count = holds(async {
        let lock = Arc::new(Mutex::new(0_u64));
        let other = Arc::clone(&lock);
        let adding = spawn_blocking(move || {
            for _ in 0..20_000 {
                *other.lock().unwrap() += 1;
            }
        });
        for _ in 0..20_000 {
            *lock.lock().unwrap() += 1;
        }
        adding.await.unwrap();
        assert_eq!(*lock.lock().unwrap(), 40_000);
    });
    assert_eq!(count, 0);
}

/// Runs `look` while threads of the pool look at Tokio's paused clock, which is behind a lock, again
/// and again.
async fn beside_others_at_the_clock(look: impl FnOnce()) {
    let done = Arc::new(AtomicBool::new(false));
    let others: Vec<_> = (0..8)
        .map(|_| {
            let done = Arc::clone(&done);
            spawn_blocking(move || {
                while !done.load(Ordering::Relaxed) {
                    Instant::now();
                }
            })
        })
        .collect();
    look();
    done.store(true, Ordering::Relaxed);
    for other in others {
        other.await.unwrap();
    }
}

/// The recorder looks at the clock as well, and that is nobody's wait but its own.
#[test]
fn the_testkit_s_own_waits_are_not_marked() {
    pass(beside_others_at_the_clock(|| {
        // To start the others takes locks of Tokio's too.
        let before = timeline().marks.len();
        for _ in 0..20_000 {
            now_ms();
        }
        assert_eq!(timeline().marks.len(), before);
    }));
}

/// A thread that waits for one of Tokio's locks stands in a queue, and can't stand in another: to
/// mark its wait must not take one.
#[test]
fn marking_a_wait_takes_no_lock_of_tokio_s() {
    pass(beside_others_at_the_clock(|| {
        let first = Instant::now();
        for _ in 0..20_000 {
            assert_eq!(Instant::now(), first);
        }
    }));
}

/// A sleep in a destructor of what is left when the check has ended.
#[test]
fn what_is_dropped_in_a_task_is_marked() {
    struct Sleeper;
    impl Drop for Sleeper {
        fn drop(&mut self) {
            thread::sleep(ms(1));
        }
    }
    let count = holds(async {
        let sleeper = Sleeper;
        let task = spawn(async move {
            let _sleeper = sleeper;
            std::future::pending::<()>().await;
        });
        sleep(ms(5)).await;
        task.abort();
        task.await.unwrap_err();
    });
    assert_eq!(count, 1);
}
