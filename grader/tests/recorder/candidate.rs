//! Every kind of wait on a line of its own, for the recorder's tests: the comment behind an
//! await is the kind that its bar must have. Each wait is over after 30 ms; `select` gives it up
//! after 20.

use std::{
    pin::Pin,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    time::Duration,
};

use tokio::{
    io::{AsyncReadExt, DuplexStream},
    join, select,
    sync::{
        Mutex as AsyncMutex, Notify, RwLock, Semaphore, broadcast, mpsc, oneshot, watch,
    },
    task::{JoinHandle, JoinSet},
    time::{Interval, sleep, timeout},
};
use tokio_util::sync::CancellationToken;

pub async fn sleeping() {
    sleep(Duration::from_millis(30)).await; // sleep
}

pub async fn ticking(mut interval: Interval) {
    interval.tick().await; // interval
}

pub async fn timing_out() {
    let _ = timeout(Duration::from_millis(30), std::future::pending::<()>()).await; // timeout
}

pub async fn locking(mutex: Arc<AsyncMutex<()>>) {
    drop(mutex.lock().await); // lock
}

pub async fn writing(lock: Arc<RwLock<()>>) {
    drop(lock.write().await); // lock
}

pub async fn acquiring(semaphore: Arc<Semaphore>) {
    drop(semaphore.acquire().await); // semaphore
}

pub async fn receiving_once(receiver: oneshot::Receiver<()>) {
    let _ = receiver.await; // channel
}

pub async fn receiving(mut receiver: mpsc::Receiver<()>) {
    receiver.recv().await; // channel
}

pub async fn sending(sender: mpsc::Sender<()>) {
    let _ = sender.send(()).await; // channel
}

pub async fn watching(mut receiver: watch::Receiver<()>) {
    let _ = receiver.changed().await; // channel
}

pub async fn listening(mut receiver: broadcast::Receiver<()>) {
    let _ = receiver.recv().await; // channel
}

pub async fn notified(notify: Arc<Notify>) {
    notify.notified().await; // notify
}

pub async fn until_cancelled(token: CancellationToken) {
    token.cancelled().await; // notify
}

pub async fn joining(handle: JoinHandle<()>) {
    let _ = handle.await; // task
}

pub async fn joining_next(mut tasks: JoinSet<()>) {
    tasks.join_next().await; // task
}

pub async fn reading(mut stream: DuplexStream) {
    let _ = stream.read_u8().await; // io
}

/// A future written by hand, which keeps its waker where the suite finds it.
pub struct ByHand(pub Arc<Mutex<(bool, Option<Waker>)>>);

impl Future for ByHand {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.lock().expect("not poisoned");
        if state.0 {
            return Poll::Ready(());
        }
        state.1 = Some(context.waker().clone()); // wait
        Poll::Pending
    }
}

pub async fn by_hand(future: ByHand) {
    future.await;
}

pub async fn alone(wait: impl Future<Output = ()>) {
    wait.await; // injected alone
}

pub async fn in_join(wait: impl Future<Output = ()>) {
    join!(wait, sleep(Duration::from_millis(50))); // injected in join
}

pub async fn in_select(wait: impl Future<Output = ()>) {
    select! { // injected in select
        () = wait => {}
        () = sleep(Duration::from_millis(20)) => {}
    }
}

pub async fn in_task(wait: impl Future<Output = ()> + Send + 'static) {
    let _ = tokio::spawn(wait).await;
}
