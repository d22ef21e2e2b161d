//! rejected by: greets_two_guests_in_order (wrong_value)
//! The code takes a future for a promise that runs from the moment it is made. But a future runs
//! when it is polled, and `second` is awaited before `first`, so the second guest is greeted
//! first and the line comes out in the wrong order.

use std::cell::RefCell;

/// The greeting for one guest.
pub async fn greet(name: &str) -> String {
    format!("Hello, {name}!")
}

/// The greetings for two guests, with a space in between.
pub async fn greet_pair(a: &str, b: &str) -> String {
    let said = RefCell::new(Vec::<String>::new());
    let first = async {
        let greeting = greet(a).await;
        said.borrow_mut().push(greeting);
    };
    let second = async {
        let greeting = greet(b).await;
        said.borrow_mut().push(greeting);
    };
    // Both are on their way. When the later one is done, the earlier one is done as well.
    second.await;
    first.await;
    said.take().join(" ")
}
