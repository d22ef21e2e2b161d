//! rejected by: any_text_is_a_name (wrong_value)
//! Cuts off the spaces around a name before it greets.

pub async fn greet(name: &str) -> String {
    format!("Hello, {}!", name.trim())
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    format!("{} {}", greet(a).await, greet(b).await)
}
