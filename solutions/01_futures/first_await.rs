//! # Your first await
//!
//! `async fn` changes what a call means: `greet("Sam")` runs nothing, it gives a future that
//! will make a `String` when it is polled. `.await` does the polling and gives the `String`.

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    // Plain code is fine inside of an async function. There is nothing to wait for, so this
    // future is ready the first time it is polled.
    format!("Hello, {name}!")
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    // Without `.await` these would be two futures, and the compiler would refuse to print them.
    let first = greet(a).await;
    let second = greet(b).await;
    format!("{first} {second}")
}
