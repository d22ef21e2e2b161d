//! rejected by: greets_two_guests_in_order (wrong_value)
//! `select!` waits for the first of its futures only and drops the others, so just one of the two
//! guests is greeted; here both futures have to be awaited, one after the other or with `join!`.

use tokio::select;

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut greetings: Vec<String> = Vec::new();
    select! {
        greeting = greet(a) => greetings.push(greeting),
        greeting = greet(b) => greetings.push(greeting),
    }
    greetings.join(" ")
}
