//! rejected by: compiler (E0728)
//! Awaits inside of a closure, which is a plain function.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let greetings: Vec<String> = [a, b].iter().map(|name| greet(name).await).collect();
    greetings.join(" ")
}
