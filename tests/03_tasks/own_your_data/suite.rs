//! The suite of `own_your_data`.

use futures::future::join_all;
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
    /// When the last sender was gone, in milliseconds after the call.
    closed_at: u64,
}

/// Starts a greeting; the name's only owner is gone when the call returns.
fn start(name: &str, times: usize) -> (JoinHandle<usize>, UnboundedReceiver<String>) {
    let (out, lines) = unbounded_channel();
    let mut card = name.to_owned();
    let handle: JoinHandle<usize> = own_your_data::start_greeting(&card, times, out);
    card.clear();
    (handle, lines)
}

/// Starts a greeting at once, and gives what listens to it until it is over.
fn greet(name: &str, times: usize) -> impl Future<Output = Greeting> + use<> {
    let began = now_ms();
    let (handle, mut receiver) = start(name, times);
    let gauge = Gauge::new();
    let listen = gauge.run("the sign", async move {
        let mut lines = Vec::new();
        while let Some(line) = receiver.recv().await {
            lines.push((line, now_ms() - began));
        }
        (lines, now_ms() - began)
    });
    let wait = gauge.run("the task's handle", async move {
        (handle.await.ok(), now_ms() - began)
    });
    async move {
        let ((lines, closed_at), (result, done_at)) = join!(listen, wait);
        Greeting {
            lines,
            result,
            done_at,
            closed_at,
        }
    }
}

async fn greet_one(name: &str, times: usize) -> Greeting {
    let greeting = timed(greet(name, times)).or_stuck(Code::Deadlock, STUCK);
    greeting.await.value
}

const STUCK: &str = "The task, or a sender that somebody still keeps, never comes to its end.";

fn early_or_late(came: u64, wanted: u64) -> Code {
    if came < wanted {
        Code::TooEarly
    } else {
        Code::NeedlessWait
    }
}

/// The lines for the guest of that name, each in its moment.
fn expect_lines(greeting: &Greeting, name: &str, times: usize) {
    let (code, why) = if greeting.lines.len() < times {
        (
            Code::LostResult,
            "The task sends all the lines, and its future must come to its end for that.",
        )
    } else {
        (
            Code::WrongValue,
            "The guest is greeted as often as asked for.",
        )
    };
    expect("the number of lines", greeting.lines.len())
        .is(times)
        .or(code, why);
    for (number, (_, came)) in (1..).zip(&greeting.lines) {
        expect(format!("line {number} came after"), ms(*came))
            .is(ms(number * 10))
            .or(
                early_or_late(*came, number * 10),
                "Each line has a wait of 10 ms before it, and the waits follow one another in \
                 one task, on Tokio's timer.",
            );
    }
    let wanted = format!("Hello, {name}!");
    let other = greeting.lines.iter().find(|(line, _)| *line != wanted);
    expect(
        "a line",
        other.map_or(wanted.clone(), |(line, _)| line.clone()),
    )
    .is(wanted)
    .or(
        Code::WrongValue,
        "The task greets the guest whose name the caller gave, letter by letter.",
    );
}

/// The handle's result, and when it and the end of the lines were there.
fn expect_result(greeting: &Greeting, name: &str, times: usize) {
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
            "The last expression of the spawned block is what the handle gives: `name.len()`, \
             the number of bytes.",
        );
    let wanted = times as u64 * 10;
    expect("the task was done after", ms(greeting.done_at))
        .is(ms(wanted))
        .or(
            early_or_late(greeting.done_at, wanted),
            "The handle is ready as soon as the task that was spawned has come to its end. It \
             knows nothing of other tasks which that one may have started.",
        );
    expect("the last sender was gone after", ms(greeting.closed_at))
        .is(ms(wanted))
        .or(
            early_or_late(greeting.closed_at, wanted),
            "The listener waits until nobody can send any more. The task owns `out`, and drops \
             it at its end.",
        );
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
    let listen = Gauge::new().run("the sign", async {
        let mut count = 0;
        while lines.recv().await.is_some() {
            count += 1;
        }
        count
    });
    let ended = timed(async { join!(handle, listen) }).or_stuck(Code::Deadlock, STUCK);
    let (_, count) = ended.await.value;
    expect("lines that the task sent later", count).is(3).or(
        Code::LostResult,
        "The task greets after the call has returned.",
    );
}

/// The lines come one by one, 10 ms apart
#[check]
async fn the_lines_come_10_ms_apart() {
    let name = vary::name();
    let times = vary::pick(&[3, 4, 5]);

    let greeting = greet_one(&name, times).await;

    expect_lines(&greeting, &name, times);
}

/// The handle gives the length of the name, after the last line
#[check]
async fn the_handle_gives_the_length_of_the_name() {
    let name = vary::name();
    // More lines than any of the names has letters.
    let times = vary::pick(&[6, 7]);

    let greeting = greet_one(&name, times).await;

    expect_result(&greeting, &name, times);
    expect_lines(&greeting, &name, times);
}

/// Who aborts the handle ends the greeting
#[check]
async fn aborting_the_handle_ends_the_greeting() {
    let gauge = Gauge::new();
    let (handle, mut lines) = start(&vary::name(), 9);
    let listen = gauge.run("the sign", async {
        let mut count = 0;
        while lines.recv().await.is_some() {
            count += 1;
        }
        count
    });
    let abort = async {
        gauge.work("until the abort", ms(25), ()).await;
        handle.abort();
    };

    let both = timed(async { join!(listen, abort) }).or_stuck(Code::Deadlock, STUCK);
    let ended = both.await;

    let (count, ()) = ended.value;
    let (code, why) = if count < 2 {
        (Code::LostResult, "The task had been at work until then.")
    } else {
        (
            Code::DetachedTask,
            "The handle is that of the task which sends the lines. An abort reaches no other task \
             that this one may have started.",
        )
    };
    expect("lines that came, with an abort after 25 ms", count)
        .is(2)
        .or(code, why);
    expect("the last sender was gone after", ended.took)
        .is(ms(25))
        .or(
            Code::DetachedTask,
            "An aborted task is dropped, and what it owns with it.",
        );
}

/// A name may be any text, and a guest may be greeted once or not at all
#[check]
async fn every_name_and_number_is_right() {
    let names = [
        "",
        "Zoë Ångström",
        "岡田 みお",
        "{name}",
        "Ada \"the first\"\nLovelace\t",
        &" Bo ".repeat(100),
    ];
    for name in names {
        for times in [1, 0, 2] {
            let greeting = greet_one(name, times).await;
            expect_lines(&greeting, name, times);
            expect_result(&greeting, name, times);
        }
    }
}

/// A hundred guests at once are each greeted by their own name, and one before them hundreds of times
#[check]
async fn many_guests_come_at_once() {
    let guests: Vec<(String, usize)> = (0..100)
        .map(|number| (format!("{} {number}", vary::name()), number))
        .collect();
    // The first guest comes alone.
    let first = greet_one("Io", 300).await;
    let greetings = guests.iter().map(|(name, times)| greet(name, *times));
    let greetings = timed(join_all(greetings)).or_stuck(Code::Deadlock, STUCK);
    let greetings: Vec<Greeting> = greetings.await.value;

    expect_lines(&first, "Io", 300);
    expect_result(&first, "Io", 300);
    for (greeting, (name, times)) in greetings.iter().zip(&guests) {
        expect_lines(greeting, name, *times);
        expect_result(greeting, name, *times);
    }
}
