//! Runs every kind of wait in every context; the grader's tests look at the timelines.

use std::{
    future::Future,
    sync::{Arc, Mutex},
};

use candidate::{
    ByHand, acquiring, alone, by_hand, in_join, in_select, in_task, joining, joining_next,
    listening, locking, notified, reading, receiving, receiving_once, sending, sleeping, ticking,
    timing_out, until_cancelled, watching, writing,
};
use testkit::{check, ms, timed};
use tokio::{
    io::AsyncWriteExt,
    sync::{Mutex as AsyncMutex, Notify, RwLock, Semaphore, broadcast, mpsc, oneshot, watch},
    task::{JoinSet, spawn},
    time::{Instant, interval_at, sleep},
};
use tokio_util::sync::CancellationToken;

/// Does something after 30 ms, from a task of the suite.
fn later<T: Send + 'static>(held: T, act: impl FnOnce(T) + Send + 'static) {
    spawn(async move {
        sleep(ms(30)).await;
        act(held);
    });
}

fn a_sleep() -> impl Future<Output = ()> + Send {
    sleeping()
}

fn an_interval() -> impl Future<Output = ()> + Send {
    ticking(interval_at(Instant::now() + ms(30), ms(1000)))
}

fn a_timeout() -> impl Future<Output = ()> + Send {
    timing_out()
}

fn a_lock() -> impl Future<Output = ()> + Send {
    let mutex = Arc::new(AsyncMutex::new(()));
    later(Arc::clone(&mutex).try_lock_owned(), drop);
    locking(mutex)
}

fn a_write_lock() -> impl Future<Output = ()> + Send {
    let lock = Arc::new(RwLock::new(()));
    later(Arc::clone(&lock).try_read_owned(), drop);
    writing(lock)
}

fn a_semaphore() -> impl Future<Output = ()> + Send {
    let semaphore = Arc::new(Semaphore::new(0));
    later(Arc::clone(&semaphore), |semaphore| semaphore.add_permits(1));
    acquiring(semaphore)
}

fn a_oneshot() -> impl Future<Output = ()> + Send {
    let (sender, receiver) = oneshot::channel();
    later(sender, |sender| {
        let _ = sender.send(());
    });
    receiving_once(receiver)
}

fn a_receive() -> impl Future<Output = ()> + Send {
    let (sender, receiver) = mpsc::channel(1);
    later(sender, |sender| {
        let _ = sender.try_send(());
    });
    receiving(receiver)
}

fn a_full_send() -> impl Future<Output = ()> + Send {
    let (sender, receiver) = mpsc::channel(1);
    let _ = sender.try_send(());
    later(receiver, |mut receiver| {
        let _ = receiver.try_recv();
    });
    sending(sender)
}

fn a_watch() -> impl Future<Output = ()> + Send {
    let (sender, receiver) = watch::channel(());
    later(sender, |sender| {
        let _ = sender.send(());
    });
    watching(receiver)
}

fn a_broadcast() -> impl Future<Output = ()> + Send {
    let (sender, receiver) = broadcast::channel(1);
    later(sender, |sender| {
        let _ = sender.send(());
    });
    listening(receiver)
}

fn a_notify() -> impl Future<Output = ()> + Send {
    let notify = Arc::new(Notify::new());
    later(Arc::clone(&notify), |notify| notify.notify_one());
    notified(notify)
}

fn a_token() -> impl Future<Output = ()> + Send {
    let token = CancellationToken::new();
    later(token.clone(), |token| token.cancel());
    until_cancelled(token)
}

fn a_handle() -> impl Future<Output = ()> + Send {
    joining(spawn(sleep(ms(30))))
}

fn a_join_set() -> impl Future<Output = ()> + Send {
    let mut tasks = JoinSet::new();
    tasks.spawn(sleep(ms(30)));
    joining_next(tasks)
}

fn a_read() -> impl Future<Output = ()> + Send {
    let (ours, theirs) = tokio::io::duplex(8);
    later(ours, |mut ours| {
        spawn(async move { ours.write_u8(1).await });
    });
    reading(theirs)
}

fn a_future_by_hand() -> impl Future<Output = ()> + Send {
    let state = Arc::new(Mutex::new((false, None)));
    later(Arc::clone(&state), |state: Arc<Mutex<(bool, Option<std::task::Waker>)>>| {
        if let Ok(mut state) = state.lock() {
            state.0 = true;
            if let Some(waker) = state.1.take() {
                waker.wake();
            }
        }
    });
    by_hand(ByHand(state))
}

/// Futures of the suite's own lines, to be injected.
fn injected() -> impl Future<Output = ()> + Send {
    async {
        sleep(ms(30)).await;
    }
}

macro_rules! in_each_context {
    ($($kind:ident)+) => {
        $(mod $kind {
            use super::{alone, check, in_join, in_select, in_task, timed};

            /// A wait by itself
            #[check]
            async fn by_itself() {
                timed(alone(super::$kind())).await;
            }

            /// A wait beside another
            #[check]
            async fn joined() {
                timed(in_join(super::$kind())).await;
            }

            /// A wait that loses a race
            #[check]
            async fn selected() {
                timed(in_select(super::$kind())).await;
            }

            /// A wait in a task of its own
            #[check]
            async fn spawned() {
                timed(in_task(super::$kind())).await;
            }
        })+
    };
}

in_each_context! {
    a_sleep an_interval a_timeout a_lock a_write_lock a_semaphore a_oneshot a_receive a_full_send
    a_watch a_broadcast a_notify a_token a_handle a_join_set a_read a_future_by_hand injected
}
