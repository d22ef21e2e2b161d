//! # A server that only pretends
//!
//! `sleep(..).await` asks the runtime to wake this task in 100 ms, and hands the thread back
//! until then. `std::thread::sleep` would keep the thread: with one thread, two requests would
//! take 200 ms, and nothing else in the app would move meanwhile.

use std::time::Duration;

use tokio::time::sleep;

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    // `sleep` only makes a future. The wait begins when that is polled, which is what the
    // `.await` does; `let _ = sleep(..)` would drop it at once, and the compiler would be silent.
    sleep(Duration::from_millis(100)).await;
    format!("User(id={id})")
}
