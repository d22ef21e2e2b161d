//! The suite of `first_await`.

use testkit::{Code, check, expect, timed, vary};

/// A guest is greeted by name
#[check]
async fn greets_a_guest_by_name() {
    let name = vary::name();

    let greeting: String = timed(first_await::greet(&name)).await.value;

    expect(format!("the greeting for {name}"), greeting)
        .is(format!("Hello, {name}!"))
        .or(
            Code::WrongValue,
            "The future gives what the body of the async function returns; compare it with the \
             task, character by character.",
        );
}

/// Two guests are greeted in one line, in the order given
#[check]
async fn greets_two_guests_in_order() {
    let names = vary::shuffled(vec!["Ada", "Emre", "Jun", "Lena", "Noor", "Tove"]);
    let (a, b) = (names[0], names[1]);

    let greeting: String = timed(first_await::greet_pair(a, b)).await.value;

    expect(format!("the greeting for {a} and {b}"), greeting)
        .is(format!("Hello, {a}! Hello, {b}!"))
        .or(
            Code::WrongValue,
            "Each call of `greet` gives a future of its own; awaited, the first gives the first \
             half of the line and the second gives the other. \
             What counts is the order in which they are awaited, and that both are.",
        );
}
