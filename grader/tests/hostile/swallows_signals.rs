//! expects: both_answers_arrive is timed_out (never_yields)
//! Takes the signal for itself that asks where it is, and then never returns.

use tokio::signal::unix::{SignalKind, signal};

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let kept = signal(SignalKind::user_defined1());
    let _ = (user, orders, kept);
    loop {
        std::hint::spin_loop();
    }
}
