//! # Your first await
//!
//! A chat room greets everybody who comes in. Later, each greeting will be looked up in a
//! database, so `greet` is async from the start, though it has nothing to wait for yet.
//!
//! - `greet` gives `Hello, Sam!` for the name `Sam`.
//! - `greet_pair` is for two who come in together: for `Ada` and `Bob` it gives
//!   `Hello, Ada! Hello, Bob!`. It calls `greet` for each of the two.
//!
//! A name may be any text, the empty one too, and goes into the greeting as it is. Nothing in
//! here takes time.

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    todo!("greet {name}")
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    todo!("greet {a}, then greet {b}")
}
