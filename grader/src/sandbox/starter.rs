//! The one thread that starts confined processes.
//!
//! A process can ask to be killed when its parent dies, and Linux takes for its parent the
//! *thread* that started it. The runtime's threads come and go, so a process started from one of
//! them might be killed in the middle of its work. This thread lives as long as the grader.
//!
//! Invariant: it never ends, and whatever is done on it does not wait for other work.

use std::{
    sync::{OnceLock, mpsc},
    thread,
};

use anyhow::Context;
use tokio::{runtime::Handle, sync::oneshot};

type Work = Box<dyn FnOnce() + Send>;

/// Does `work` on the starter's thread, within the caller's runtime.
pub(super) async fn on_starter<T: Send + 'static>(
    work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
) -> anyhow::Result<T> {
    let runtime = Handle::current();
    let (tell, told) = oneshot::channel();
    let work = move || {
        let _entered = runtime.enter();
        // A caller that is gone drops what was started, and thereby ends it.
        drop(tell.send(work()));
    };
    starter()
        .send(Box::new(work))
        .ok()
        .context("reach the thread that starts processes")?;
    told.await.context("start a process")?
}

fn starter() -> &'static mpsc::Sender<Work> {
    static STARTER: OnceLock<mpsc::Sender<Work>> = OnceLock::new();
    STARTER.get_or_init(|| {
        let (send, receive) = mpsc::channel::<Work>();
        // Where it can't be started, nobody receives and the sender says so.
        let _ = thread::Builder::new()
            .name("starter".to_owned())
            .spawn(move || receive.into_iter().for_each(|work| work()));
        send
    })
}
