//! rejected by: compiler (E0277)
//! The calls of `greet` in `greet_pair` are not awaited, so `format!` gets two futures instead of
//! two strings; a future can't be displayed, and the code doesn't compile.

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    format!("{} {}", greet(a), greet(b))
}
