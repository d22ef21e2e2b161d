//! rejected by: greets_a_guest_by_name (wrong_value)
//! Gives the same greeting to everybody.

pub async fn greet(_name: &str) -> String {
    String::from("Hello, Sam!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    format!("{} {}", greet(a).await, greet(b).await)
}
