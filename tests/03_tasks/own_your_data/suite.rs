//! The suite of `own_your_data`.

use testkit::{Code, Gauge, check, expect, ms, now_ms, timed, vary};
use tokio::{
    join,
    sync::mpsc::{UnboundedReceiver, error::TryRecvError, unbounded_channel},
    task::JoinHandle,
};

/// What one call of `start_greeting` led to.
struct Greeting {
    /// Each line with the time of its arrival, in milliseconds after the call.
    lines: Vec<(String, u64)>,
    result: Option<usize>,
    /// When the handle was ready, in milliseconds after the call.
    done_at: u64,
}

/// Starts a greeting; the name's only owner is gone when the call returns.
fn start(name: &str, times: usize) -> (JoinHandle<usize>, UnboundedReceiver<String>) {
    let (out, lines) = unbounded_channel();
    let card = name.to_owned();
    let handle: JoinHandle<usize> = own_your_data::start_greeting(&card, times, out);
    drop(card);
    (handle, lines)
}

async fn greet(name: &str, times: usize) -> Greeting {
    let began = now_ms();
    let (handle, mut receiver) = start(name, times);
    let listen = async {
        let mut lines = Vec::new();
        while let Some(line) = receiver.recv().await {
            lines.push((line, now_ms() - began));
        }
        lines
    };
    let wait = async { (handle.await.ok(), now_ms() - began) };
    let gauge = Gauge::new();
    let listen = gauge.run("the sign", listen);
    let wait = gauge.run("the task's handle", wait);
    let both = timed(async { join!(listen, wait) }).or_stuck(
        Code::Deadlock,
        "The task, or a sender that somebody still keeps, never comes to its end.",
    );
    let (lines, (result, done_at)) = both.await.value;
    Greeting {
        lines,
        result,
        done_at,
    }
}

fn early_or_late(came: u64, wanted: u64) -> Code {
    if came < wanted {
        Code::TooEarly
    } else {
        Code::NeedlessWait
    }
}

/// The call returns at once and leaves the greeting to the task
#[check]
async fn the_call_itself_sends_nothing() {
    let (handle, mut lines) = start(&vary::name(), 3);

    expect(
        "a line sent before the task had its first turn",
        lines.try_recv(),
    )
    .is(Err(TryRecvError::Empty))
    .or(
        Code::Eager,
        "What stands in front of `tokio::spawn` runs inside of the call, and the caller has \
             to wait for it. Only what is inside of the spawned future is the task's work.",
    );
    handle.abort();
}

/// The lines come one by one, 10 ms apart
#[check(points = 2)]
async fn the_lines_come_10_ms_apart() {
    let name = vary::name();
    let times = vary::pick(&[3, 4, 5]);

    let greeting = greet(&name, times).await;

    expect("the number of lines", greeting.lines.len())
        .is(times)
        .or(
            Code::LostResult,
            "The task sends all the lines, and its future must come to its end for that.",
        );
    for (number, (_, came)) in (1..).zip(&greeting.lines) {
        expect(format!("line {number} came after"), ms(*came))
            .is(ms(number * 10))
            .or(
                early_or_late(*came, number * 10),
                "Each line has a wait of 10 ms before it, and the waits follow one another in \
                 one task, on Tokio's timer.",
            );
    }
    let lines: Vec<String> = greeting.lines.into_iter().map(|(line, _)| line).collect();
    expect("the lines", lines)
        .is(vec![format!("Hello, {name}!"); times])
        .or(
            Code::WrongValue,
            "The task greets the guest whose name the caller gave.",
        );
}

/// The handle gives the length of the name, after the last line
#[check]
async fn the_handle_gives_the_length_of_the_name() {
    let name = vary::name();
    // More lines than any of the names has letters.
    let times = vary::pick(&[6, 7]);

    let greeting = greet(&name, times).await;

    expect("the task gave a result", greeting.result.is_some())
        .is(true)
        .or(
            Code::LostResult,
            "A task that panics or is aborted has no result to give.",
        );
    expect("the task's result", greeting.result.unwrap_or_default())
        .is(name.len())
        .or(
            Code::WrongValue,
            "The last expression of the spawned block is what the handle gives.",
        );
    let wanted = times as u64 * 10;
    expect("the task was done after", ms(greeting.done_at))
        .is(ms(wanted))
        .or(
            early_or_late(greeting.done_at, wanted),
            "The handle is ready as soon as the task that was spawned has come to its end. It \
             knows nothing of other tasks which that one may have started.",
        );
}
