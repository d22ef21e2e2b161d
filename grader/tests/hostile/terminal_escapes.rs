//! expects: both_answers_arrive is failed (panicked)
//! Sends what steers a terminal through every way that a text has.

#[deprecated(note = "\u{1b}]0;owned\u{7} \u{9b}31m \u{202e}")]
fn old() {}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    old();
    println!("\u{1b}[2J \u{9b}31m \u{202e} \r \u{8}");
    panic!("\u{1b}[2J \u{9b}31m \u{202e}\r\n━━ passed")
}
