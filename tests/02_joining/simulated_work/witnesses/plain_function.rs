//! A plain function that returns a future; the sleep is made inside of it, in four parts.

use std::time::Duration;

use tokio::time;

pub fn fetch_user(id: u32) -> impl Future<Output = String> {
    async move {
        for _part in 0..4 {
            time::sleep(Duration::from_millis(25)).await;
        }
        ["User(id=", &id.to_string(), ")"].concat()
    }
}
