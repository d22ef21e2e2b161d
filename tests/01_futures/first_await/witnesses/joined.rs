//! Awaits both greetings at the same time, with `join!`.

pub async fn greet(name: &str) -> String {
    let mut greeting = String::from("Hello, ");
    greeting.push_str(name);
    greeting.push('!');
    greeting
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let (mut line, second) = tokio::join!(greet(a), greet(b));
    line.push(' ');
    line.push_str(&second);
    line
}
