//! rejected by: calls_do_not_wait_for_each_other (needless_wait)
//! Holds one lock for all servers that are waited for.

use std::time::Duration;

use tokio::{sync::Mutex, time::sleep};

static NETWORK: Mutex<()> = Mutex::const_new(());

pub async fn wait_for<T>(every: Duration, mut probe: impl AsyncFnMut(u32) -> Option<T>) -> T {
    let _network = NETWORK.lock().await;
    let mut attempt = 1;
    loop {
        if let Some(answer) = probe(attempt).await {
            return answer;
        }
        attempt += 1;
        sleep(every).await;
    }
}
