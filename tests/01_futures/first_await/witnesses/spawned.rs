//! Greets in two tasks of their own, which need names of their own.

use tokio::task::JoinSet;

pub async fn greet<'a>(name: &'a str) -> String {
    format!("Hello, {name}!")
}

async fn numbered(place: usize, name: String) -> (usize, String) {
    let greeting = greet(&name).await;
    (place, greeting)
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut tasks = JoinSet::new();
    for (place, name) in [a, b].into_iter().enumerate() {
        tasks.spawn(numbered(place, name.to_owned()));
    }
    let mut greetings = tasks.join_all().await;
    greetings.sort();
    let texts: Vec<String> = greetings.into_iter().map(|(_, text)| text).collect();
    texts.join(" ")
}
