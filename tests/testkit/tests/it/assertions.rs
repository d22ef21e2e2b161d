//! Assertions: what they say, and that nobody can swallow them.

use testkit::{Code, expect, ms, timed};
use tokio::time::sleep;

use crate::{fail, pass};

#[test]
fn a_comparison_that_holds_says_nothing() {
    pass(async {
        expect("the sum", 4).is(4).or(Code::WrongValue, "why");
        expect("the size", 4_u32)
            .at_most(4)
            .or(Code::WrongValue, "why");
        expect("the size", 4_u32)
            .at_least(4)
            .or(Code::WrongValue, "why");
    });
}

#[test]
fn a_failed_comparison_says_what_was_expected_what_came_and_why() {
    let text = fail(async {
        expect("the names", vec!["Ada".to_owned()])
            .is(["Bo"])
            .or(Code::WrongOrder, "Names come in the order of the list.");
    });
    for part in [
        "the names",
        "expected: [\"Bo\"]",
        "got: [\"Ada\"]",
        "Names come in the order of the list.",
        "(wrong_order)",
    ] {
        assert!(text.contains(part), "{part:?} is missing in {text:?}");
    }
}

#[test]
fn durations_are_shown_in_milliseconds() {
    let text = fail(async {
        let slept = timed(sleep(ms(30))).await;
        expect("it took", slept.took)
            .is(ms(20))
            .or(Code::Sequential, "why");
    });
    assert!(text.contains("expected: 20 ms"), "{text}");
    assert!(text.contains("got: 30 ms"), "{text}");
}

#[test]
fn bounds_are_part_of_what_was_expected() {
    let text = fail(async {
        expect("the size", 513_usize)
            .at_most(512)
            .or(Code::FutureTooBig, "why");
    });
    assert!(text.contains("expected: at most 512"), "{text}");
    let text = fail(async {
        expect("the size", 1_usize)
            .at_least(2)
            .or(Code::WrongValue, "why");
    });
    assert!(text.contains("expected: at least 2"), "{text}");
}

#[test]
fn an_endless_value_is_cut() {
    let text = fail(async {
        let value = "x".repeat(1_000_000);
        expect("the text", value)
            .is("y")
            .or(Code::WrongValue, "why");
    });
    assert!(text.len() < 3000, "{} bytes", text.len());
}

#[test]
fn an_assertion_in_a_task_that_nobody_joins_fails_the_check() {
    let text = fail(async {
        let task = tokio::spawn(async {
            expect("the sum", 4).is(5).or(Code::WrongValue, "why");
        });
        // The panic ends here, in a `JoinError` that nobody looks at.
        drop(task.await);
    });
    assert!(text.contains("swallows panics"), "{text}");
}
