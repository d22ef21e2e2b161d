//! rejected by: greets_two_guests_in_order (panicked)
//! Blocks the runtime's own thread to get at the result.

use tokio::runtime::Handle;

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let runtime = Handle::current();
    let first = runtime.block_on(greet(a));
    let second = runtime.block_on(greet(b));
    format!("{first} {second}")
}
