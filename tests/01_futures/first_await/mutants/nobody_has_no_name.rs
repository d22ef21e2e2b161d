//! rejected by: any_text_is_a_name (wrong_value)
//! Leaves a guest without a name out of the line, though an empty text is a name like any other.

pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let mut greetings = Vec::new();
    for name in [a, b] {
        if !name.is_empty() {
            greetings.push(greet(name).await);
        }
    }
    greetings.join(" ")
}
