//! A stream of the two names, each turned into its greeting.

use futures::{StreamExt, stream};

pub async fn greet(name: &str) -> String {
    let name = name.to_string();
    async move { format!("Hello, {name}!") }.await
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let greetings: Vec<String> = stream::iter([a, b]).then(greet).collect().await;
    greetings.join(" ")
}
