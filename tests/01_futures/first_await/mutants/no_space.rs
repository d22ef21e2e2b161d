//! rejected by: greets_two_guests_in_order (wrong_value)
//! Nothing stands between the two greetings.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    greet(a).await + &greet(b).await
}
