//! rejected by: each_step_runs_once_with_what_it_needs (sequential)
//! Holds a lock that all calls share: the steps of the second call wait for the first call.

use tokio::sync::Mutex;

static BUSY: Mutex<()> = Mutex::const_new(());

pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let _guard = BUSY.lock().await;
    let (m, c) = tokio::join!(map(), async {
        let n = order().await;
        courier(n).await
    });
    picture(m, c).await
}
