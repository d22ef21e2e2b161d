//! rejected by: each_order_is_taken_for_itself (needless_wait)
//! Holds one lock for the whole shop, so an order waits for those before it.

use tokio::sync::Mutex;

static SHOP: Mutex<()> = Mutex::const_new(());

pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _shop = SHOP.lock().await;
    save(id).await;
    notify(id).await;
}
