//! Checks that hold the thread themselves, or have the candidate hold it.

use std::{sync::mpsc, thread};

use testkit::{Code, check, expect, ms, timed};

/// A gate that opens after the suite has waited at it.
fn waits_at_a_gate() {
    let (open, gate) = mpsc::channel();
    thread::spawn(move || {
        thread::sleep(ms(5));
        open.send(1).unwrap();
    });
    assert_eq!(gate.recv(), Ok(1));
    thread::sleep(ms(1));
}

/// The candidate sleeps
#[check]
async fn held() {
    timed(candidate::sleeps()).await;
}

/// The candidate sleeps, and may
#[check(may_hold_thread)]
async fn held_and_may() {
    timed(candidate::sleeps()).await;
}

/// The candidate sleeps, and a value is wrong
#[check]
async fn held_and_wrong() {
    timed(candidate::sleeps()).await;
    expect("the answer", 1)
        .is(2)
        .or(Code::WrongValue, "It is wrong.");
}

/// The candidate's future sleeps in a library
#[check]
async fn held_in_a_library() {
    timed(candidate::hands_out_a_sleep()).await;
}

/// Nothing holds the thread
#[check]
async fn free() {
    timed(candidate::keeps_moving()).await;
}

/// The suite holds the thread
#[check]
async fn held_by_the_suite() {
    waits_at_a_gate();
    timed(candidate::calls(waits_at_a_gate)).await;
    timed(candidate::spawns(waits_at_a_gate)).await;
    timed(async { waits_at_a_gate() }).await;
}
