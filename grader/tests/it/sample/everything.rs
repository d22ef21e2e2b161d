//! The exercises of the scorecard with one of everything.
//!
//! Invariant: each state, verdict, level of diagnostic and kind of timeline occurs.

use grader::scorecard::{Diagnosis, ExerciseReport, Level, Output, Scorecard, State, Verdict};
use testkit_record::{Clock, Code, Elapsed, Failure};

use super::{
    HOSTILE, cancelled, card, check, deadlock, diagnostic, exercise, failed, failure, held_thread,
    instant, many_tasks, many_waits, overlapping, panic, place, sequential,
};

/// One of everything.
pub(crate) fn everything() -> Scorecard {
    card(&[
        exercise(
            "01_futures",
            "first_await",
            "A greeting",
            State::Graded,
            vec![
                check("greets", "It greets by name", Some(Verdict::Passed)),
                check("in_order", "The pair comes in order", Some(Verdict::Passed)),
            ],
        ),
        advised(),
        exercise(
            "01_futures",
            "own_runtime",
            "A runtime of your own, which takes any future to its end from a plain function",
            State::Untouched,
            vec![check("runs", "It runs a future to its end", None)],
        ),
        join_two(),
        join_all(),
        broken(),
        wrong_signature(),
        rejected(),
        ended_badly(),
    ])
}

fn advised() -> ExerciseReport {
    let mut advice = diagnostic(
        Level::Advice,
        "clippy::let_underscore_future",
        "non-binding `let` on a future",
        "warning: non-binding `let` on a future",
    );
    advice.help = Some("Await it, or drop it on purpose".to_owned());
    let mut warning = diagnostic(
        Level::Warning,
        "unused_variables",
        "unused variable: `name`",
        "warning: unused variable: `name`",
    );
    warning.place = None;
    ExerciseReport {
        diagnostics: vec![warning, advice],
        ..exercise(
            "01_futures",
            "lazy_recipe",
            "A recipe is not a meal",
            State::Graded,
            vec![check("lazy", "Nothing runs before", Some(Verdict::Passed))],
        )
    }
}

fn join_two() -> ExerciseReport {
    let mut late = failed(
        "Both requests run at the same time",
        Code::Sequential,
        "The wait at 9:9 began only when the one at 8:9 had ended, though it needs nothing \
         from it. Start both, then wait for both.",
        vec![place(9, 9), place(8, 9)],
        sequential(),
    );
    late.goal = Some(overlapping());
    late.failure = Some(Failure {
        elapsed: Some(Elapsed {
            expected_ms: 100,
            got_ms: 180,
        }),
        ..failure(
            Code::OverLimit,
            "the dashboard is ready after",
            "100 ms",
            "180 ms",
            "Each `.await` stops the function until that one future is done, so the second \
             request is not even sent while the first is on its way.",
        )
    });
    let mut value = check("both", "Both answers come back", Some(Verdict::Failed));
    value.failure = Some(failure(
        Code::WrongValue,
        "the answer is",
        "(\n    \"Ada\",\n    [1, 2, 3],\n)",
        "(\n    \"Ada\",\n    [],\n)",
        "",
    ));
    value.diagnosis = Some(Diagnosis {
        code: Code::WrongValue,
        text: "The orders are lost.".to_owned(),
        places: Vec::new(),
        real_place: None,
    });
    let mut passed = check(
        "keeps",
        "Nothing is cancelled on the way",
        Some(Verdict::Passed),
    );
    passed.timeline = Some(overlapping());
    ExerciseReport {
        source: Some(source()),
        ..exercise(
            "02_joining",
            "join_two",
            "Two requests at once",
            State::Graded,
            vec![late, value, passed],
        )
    }
}

/// What was handed in, with what a browser might take for markup.
fn source() -> String {
    let lines = [
        "//! # Two requests at once",
        "",
        "/// The user's name and the numbers of the orders. </code><script>alert(1)</script>",
        "pub async fn dashboard(",
        "    user: impl Future<Output = String>,",
        "    orders: impl Future<Output = Vec<u32>>,",
        ") -> (String, Vec<u32>) {",
        "    let user = user.await;",
        "    let orders = orders.await;",
        "    (user, orders)",
        "}",
    ];
    lines.join("\n")
}

fn join_all() -> ExerciseReport {
    let at = |line| vec![place(line, 9)];
    let checks = vec![
        failed(
            "The losers are left alone",
            Code::WronglyCancelled,
            "The wait at 8:9 was cancelled.",
            at(8),
            cancelled(),
        ),
        failed(
            "The thread is never held",
            Code::BlockedThread,
            "Line 20 put the thread to sleep.",
            at(20),
            held_thread(),
        ),
        failed(
            "It comes to an end",
            Code::Deadlock,
            "Nothing was left that could wake the waits at 12:9 and 31:9.",
            at(12),
            deadlock(),
        ),
        failed(
            "It keeps to its limit",
            Code::OverLimit,
            "300 waits, one after another.",
            at(8),
            many_waits(),
        ),
        failed(
            "It starts few tasks",
            Code::Unlimited,
            "100 tasks were alive at once.",
            at(8),
            many_tasks(),
        ),
        failed(
            "It outlives a panic",
            Code::Panicked,
            "The task panicked: index out of bounds.",
            at(17),
            panic(),
        ),
        failed(
            "It waits at all",
            Code::TooEarly,
            "It was over at once.",
            at(8),
            instant(),
        ),
    ];
    let lines: Vec<String> = (1..=42).map(|line| format!("    step({line});")).collect();
    ExerciseReport {
        source: Some(lines.join("\n")),
        ..exercise(
            "02_joining",
            "join_all_ordered",
            "All at once, in order",
            State::Graded,
            checks,
        )
    }
}

fn broken() -> ExerciseReport {
    let mut error = diagnostic(
        Level::Error,
        "E0308",
        "mismatched types",
        "error[E0308]: mismatched types\n --> exercises/03_tasks/spawn_all.rs:8:5\n  |\n8 |     \
         handle\n  |     ^^^^^^ expected `u32`, found `JoinHandle<u32>`\n",
    );
    error.help = Some("A handle is a future: `.await` it".to_owned());
    let bare = diagnostic(
        Level::Error,
        "E0425",
        "cannot find value `x` in this scope",
        "",
    );
    ExerciseReport {
        diagnostics: vec![error, bare],
        ..exercise(
            "03_tasks",
            "spawn_all",
            "Many tasks, one answer",
            State::DidNotCompile,
            vec![check("sums", "It sums every item", None)],
        )
    }
}

fn wrong_signature() -> ExerciseReport {
    let found = diagnostic(
        Level::Signature,
        "signature",
        "the suite calls `sum`, which differs from the task",
        "expected  pub async fn sum(items: &[u32]) -> u32\n   found  pub fn sum(items: Vec<u32>) -> u32",
    );
    ExerciseReport {
        reason: Some("The file's public items are not those of the task".to_owned()),
        diagnostics: vec![found],
        ..exercise(
            "03_tasks",
            "own_your_data",
            "Data that a task may keep",
            State::DidNotCompile,
            vec![check("moves", "The task owns its data", None)],
        )
    }
}

fn rejected() -> ExerciseReport {
    let mut call = diagnostic(
        Level::Policy,
        "clock",
        "use of a disallowed method `tokio::time::advance`",
        "error: use of a disallowed method `tokio::time::advance`",
    );
    call.help =
        Some("The clock moves by itself while everything waits; wait with `sleep`".to_owned());
    ExerciseReport {
        reason: Some("An exercise may not move the clock".to_owned()),
        diagnostics: vec![call],
        ..exercise(
            "05_time",
            "deadline",
            "An answer in time",
            State::Rejected,
            vec![check("in_time", "The answer comes in time", None)],
        )
    }
}

fn ended_badly() -> ExerciseReport {
    let long: Vec<String> = (1..=60).map(|line| format!("line {line}")).collect();
    let mut timed_out = check("ends", "It comes to an end", Some(Verdict::TimedOut));
    timed_out.output = Some(Output {
        text: long.join("\n"),
        line_times: Vec::new(),
        truncated: true,
    });
    let mut crashed = check("lives", "It does not crash", Some(Verdict::Crashed));
    crashed.output = Some(Output {
        text: HOSTILE.to_owned(),
        line_times: Vec::new(),
        truncated: false,
    });
    crashed.failure = Some(failure(
        Code::WrongValue,
        HOSTILE,
        HOSTILE,
        HOSTILE,
        HOSTILE,
    ));
    let mut real = check("real", "It runs on real threads", Some(Verdict::Missing));
    real.clock = Clock::Real;
    real.virtual_ms = None;
    real.timeline = Some(sequential());
    let tampered = check(
        "honest",
        "It writes no verdict of its own",
        Some(Verdict::Tampered),
    );
    exercise(
        "09_blocking",
        "offload",
        "Off the runtime's thread",
        State::Graded,
        vec![timed_out, crashed, real, tampered],
    )
}
