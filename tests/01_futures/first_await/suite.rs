//! The suite of `first_await`.

use std::time::Duration;

use testkit::{Code, Timed, check, expect, timed, vary};

/// Compares what `greet` or `greet_pair` gave. Nothing in this exercise takes time.
fn expect_greeting(guests: &str, greeting: Timed<String>, expected: String, why: &str) {
    expect(format!("the greeting for {guests}"), greeting.value)
        .is(expected)
        .or(Code::WrongValue, why);
    expect(
        format!("the greeting for {guests} is there after"),
        greeting.took,
    )
    .is(Duration::ZERO)
    .or(
        Code::NeedlessWait,
        "An async function may wait, but need not. This one has nothing to wait for yet.",
    );
}

/// A guest is greeted by name
#[check]
async fn greets_a_guest_by_name() {
    let name = vary::name();

    let greeting = timed(first_await::greet(&name)).await;

    expect_greeting(
        &name,
        greeting,
        format!("Hello, {name}!"),
        "The future gives what the body of the async function returns; compare it with the task, \
         character by character.",
    );
}

/// Two guests are greeted in one line, in the order given
#[check]
async fn greets_two_guests_in_order() {
    let names = vary::shuffled(vec!["Ada", "Emre", "Jun", "Lena", "Noor", "Tove"]);
    // Once the names stand in the order of the alphabet, and once they don't.
    for (a, b) in [(names[0], names[1]), (names[1], names[0])] {
        let greeting = timed(first_await::greet_pair(a, b)).await;

        expect_greeting(
            &format!("{a} and {b}"),
            greeting,
            format!("Hello, {a}! Hello, {b}!"),
            "Each call of `greet` gives a future of its own; awaited, the first gives the first \
             half of the line and the second gives the other. \
             What counts is the order in which they are awaited, and that both are.",
        );
    }
}

/// Any text is a name, and is greeted as it is
#[check]
async fn any_text_is_a_name() {
    const WHY: &str = "The name goes into the greeting as it came in, with all its characters.";
    let long = format!("{} ", vary::name()).repeat(60);
    let names = [
        "",
        " ",
        "Zoë",
        "李雷 🦀",
        "\"Bo\"\n{name}",
        " van den Berg ",
        "ada",
        "ADA",
        "{} {0} {1} {a} {b} {:?}",
        "{{name}} {{ }} ${name} $1 \\1",
        "%s %d {",
        "Ada! Hello, Bob",
        &long,
    ];
    for name in names {
        let shown = format!("{name:?}");
        let greeting = timed(first_await::greet(name)).await;
        expect_greeting(&shown, greeting, format!("Hello, {name}!"), WHY);
    }
    let other = vary::pick(&names);
    // What a template would have in its gaps goes on both sides.
    let gaps = [
        "{a}", "{b}", "{}", "{0}", "{1}", "{name}", "{first}", "{second}",
    ]
    .join(" ");
    let pairs = names.iter().map(|name| (*name, other));
    for (a, b) in pairs.chain([(gaps.as_str(), "Ada"), ("Ada", gaps.as_str())]) {
        let shown = format!("{a:?} and {b:?}");
        let greeting = timed(first_await::greet_pair(a, b)).await;
        let expected = format!("Hello, {a}! Hello, {b}!");
        expect_greeting(&shown, greeting, expected, WHY);
    }
}
