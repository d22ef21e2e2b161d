//! rejected by: any_text_is_a_name (wrong_value)
//! Two guests of the same name are greeted once, since a map holds each name one time.

use std::collections::BTreeMap;

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut greetings = BTreeMap::new();
    for name in [a, b] {
        greetings.insert(name, greet(name).await);
    }
    match (greetings.get(a), greetings.get(b)) {
        (Some(first), Some(second)) if a != b => format!("{first} {second}"),
        (_, only) => only.cloned().unwrap_or_default(),
    }
}
