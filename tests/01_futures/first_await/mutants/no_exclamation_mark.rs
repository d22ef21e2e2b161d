//! rejected by: greets_a_guest_by_name (wrong_value)
//! The exclamation mark is missing.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    format!("{} {}", greet(a).await, greet(b).await)
}
