//! rejected by: greets_two_guests_in_order (wrong_value)
//! Greets in the order of the alphabet, as in the example.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut names = [a, b];
    names.sort_unstable();
    format!("{} {}", greet(names[0]).await, greet(names[1]).await)
}
