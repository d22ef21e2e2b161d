//! rejected by: greets_two_guests_in_order (not_awaited)
//! `greet_pair` calls the async helper `add_greeting` in a loop but never awaits it: each call
//! makes a future that is dropped unpolled, so nothing is ever put into the line and it is
//! returned empty.

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

async fn add_greeting(line: &mut String, name: &str) {
    let greeting = greet(name).await;
    if !line.is_empty() {
        line.push(' ');
    }
    line.push_str(&greeting);
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut line = String::new();
    for name in [a, b] {
        add_greeting(&mut line, name);
    }
    line
}
