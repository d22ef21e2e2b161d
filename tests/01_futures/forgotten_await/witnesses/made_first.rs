//! Makes both futures first; they are awaited in the right order.

use std::pin::pin;

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let message = notify(id);
    let mut saving = pin!(save(id));
    loop {
        tokio::select! {
            () = &mut saving => break,
        }
    }
    message.await;
}
