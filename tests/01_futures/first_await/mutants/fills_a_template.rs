//! rejected by: any_text_is_a_name (wrong_value)
//! Fills a template piece by piece, so the second name goes into a first one that holds its gap.

pub async fn greet(name: &str) -> String {
    "Hello, {name}!".replace("{name}", name)
}

pub async fn greet_pair(a: &str, b: &str) -> String {
    let half = "{a} {b}".replace("{a}", &greet(a).await);
    half.replace("{b}", &greet(b).await)
}
