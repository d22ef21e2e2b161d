//! Both futures are polled by a `join!`; a channel tells the second that the first is done.

use tokio::{join, sync::oneshot};

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let (saved, when_saved) = oneshot::channel();
    let saving = async {
        save(id).await;
        let _ = saved.send(());
    };
    let message = async {
        if when_saved.await.is_ok() {
            notify(id).await;
        }
    };
    join!(saving, message);
}
