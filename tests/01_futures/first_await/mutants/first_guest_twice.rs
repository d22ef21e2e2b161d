//! rejected by: greets_two_guests_in_order (wrong_value)
//! A copied line still greets the first guest.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, _b: &str) -> String {
    let first = greet(a).await;
    let second = greet(a).await;
    format!("{first} {second}")
}
