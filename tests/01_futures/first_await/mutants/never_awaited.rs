//! rejected by: compiler (E0277)
//! Prints two futures in the place of two greetings.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let first = greet(a);
    let second = greet(b);
    format!("{first} {second}")
}
