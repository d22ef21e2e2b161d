//! The suite of `question_mark`. It looks at the learner's error by its variants alone: traits
//! that the learner's file implements have no say.

use std::{cell::Cell, cmp::Ordering, time::Duration};

use futures::future::join_all;
use testkit::{Code, Gauge, Timed, check, expect, ms, timed, vary};

/// The learner's error, told by the suite's own words.
#[derive(Debug, PartialEq)]
enum Reason {
    Empty,
    Fetch(u8),
    Parse(String),
    Store(u8),
}

type Imported = Result<u64, Reason>;

/// What the meter and the store answer, and how long they take.
#[derive(Clone, Copy)]
struct World<'a> {
    text: Result<&'a str, u8>,
    stored: Result<(), u8>,
    takes: [Duration; 2],
}

const GOOD: World<'static> = World {
    text: Ok("7"),
    stored: Ok(()),
    takes: [ms(20), ms(30)],
};

/// Imports from `url`. Every call is a piece of the gauge. What is handed in borrows and stays on
/// its thread: the task promises no more.
async fn run(gauge: &Gauge, url: &str, world: World<'_>) -> Timed<Imported> {
    let calls = Cell::new(0);
    let fetch = |url: &str| {
        calls.set(calls.get() + 1);
        let text = world.text.map(str::to_owned);
        gauge.work(&format!("fetch {url}"), world.takes[0], text)
    };
    let store = |number| {
        calls.set(calls.get() + 1);
        gauge.work(&format!("store {number}"), world.takes[1], world.stored)
    };
    let imported = timed(question_mark::import(url, fetch, store)).await;
    let value: Result<u64, question_mark::ImportError> = imported.value;
    Timed {
        value: value.map_err(|error| match error {
            question_mark::ImportError::Empty => Reason::Empty,
            question_mark::ImportError::Fetch(code) => Reason::Fetch(code),
            question_mark::ImportError::Parse(text) => Reason::Parse(text),
            question_mark::ImportError::Store(code) => Reason::Store(code),
        }),
        took: imported.took,
        polls: imported.polls,
    }
}

/// An error that the caller never hears of is another mistake than a wrong one.
fn expect_error(result: Imported, expected: Reason, swallowed: &str) {
    let (code, why) = if result.is_ok() {
        (Code::SwallowedError, swallowed)
    } else {
        (
            Code::WrongValue,
            "The variant says which of the steps it was, and carries what that step gave.",
        )
    };
    expect("the result", result)
        .is(Err::<u64, _>(expected))
        .or(code, why);
}

fn expect_calls(gauge: &Gauge, expected: &[&str]) {
    let expected: Vec<String> = expected.iter().copied().map(str::to_owned).collect();
    let (code, why) = match gauge.started().cmp(&expected.len()) {
        Ordering::Less => (
            Code::LostResult,
            "Each step up to the error is taken, and waited for.",
        ),
        Ordering::Equal => (
            Code::WrongValue,
            "A step is called with what it was given to work on.",
        ),
        Ordering::Greater => (
            Code::OverLimit,
            "Each of the two is called once at most, and nothing is begun behind an error.",
        ),
    };
    expect("the calls that were made", gauge.started_names())
        .is(expected)
        .or(code, why);
}

/// A good reading is fetched, stored and returned
#[check]
async fn a_good_reading_is_stored() {
    let gauge = Gauge::new();
    let (meter, reading) = (vary::number(2..=90), vary::number(100..=9_000));
    let url = format!("meter/{meter}");

    let text = format!(" {reading}\n");
    let text = Ok(text.as_str());
    let imported = run(&gauge, &url, World { text, ..GOOD }).await;

    expect("the result", imported.value)
        .is(Ok::<_, Reason>(reading))
        .or(
            Code::WrongValue,
            "Nothing failed, so the reading comes back; white space around it is no error.",
        );
    expect("the calls that ran to their end", gauge.finished_names())
        .is([format!("fetch {url}"), format!("store {reading}")])
        .or(
            Code::LostResult,
            "A reading counts as imported when it has been stored, so the store has to be waited \
             for.",
        );
}

/// An empty url is an error, and nothing is fetched
#[check]
async fn an_empty_url_is_not_fetched() {
    let gauge = Gauge::new();
    let imported = run(&gauge, "", GOOD).await;
    expect("the result", imported.value)
        .is(Err::<u64, _>(Reason::Empty))
        .or(
            Code::WrongValue,
            "Without a url there is nothing to import.",
        );
    expect("the calls that were made", gauge.started_names())
        .is(Vec::<String>::new())
        .or(
            Code::WrongOrder,
            "What can be known without waiting is looked at before the first request is sent.",
        );

    for url in [" ", "/", "zähler/ü", "\n"] {
        let gauge = Gauge::new();
        let imported = run(&gauge, url, GOOD).await;
        expect(format!("the result with the url {url:?}"), imported.value)
            .is(Ok::<_, Reason>(7))
            .or(Code::WrongValue, "Only a url without a character is empty.");
        expect_calls(&gauge, &[&format!("fetch {url}"), "store 7"]);
    }
}

/// A failed fetch is reported with its code
#[check]
async fn a_failed_fetch_is_reported() {
    for code in [vary::number(2..=250).try_into().unwrap_or(2), 0, u8::MAX] {
        let gauge = Gauge::new();
        let text = Err(code);
        let imported = run(&gauge, "meter/1", World { text, ..GOOD }).await;
        let why = "`.await` gives what the fetch came to, and that is a `Result`: its error \
                   belongs to the caller.";
        expect_error(imported.value, Reason::Fetch(code), why);
        expect_calls(&gauge, &["fetch meter/1"]);
    }
}

/// A text that is no number is reported as it came, and nothing is stored
#[check]
async fn bad_text_is_reported() {
    let kwh = format!("  {} kWh\n", vary::number(2..=90));
    let texts = [
        kwh.as_str(),
        "",
        " ",
        "-1",
        "2.0",
        "1 2",
        "4\n5",
        "zw\"ölf\"\n",
        "18446744073709551616",
    ];
    for text in texts {
        let gauge = Gauge::new();
        let world = World {
            text: Ok(text),
            ..GOOD
        };
        let imported = run(&gauge, "meter/1", world).await;
        let why = "Only an error tells the caller that there is no reading; a number in its \
                   place looks like one.";
        expect_error(imported.value, Reason::Parse(text.to_owned()), why);
        expect_calls(&gauge, &["fetch meter/1"]);
    }
}

/// A failed store is reported with its code
#[check]
async fn a_failed_store_is_reported() {
    for code in [vary::number(2..=250).try_into().unwrap_or(2), 0, u8::MAX] {
        let gauge = Gauge::new();
        let stored = Err(code);
        let imported = run(&gauge, "meter/1", World { stored, ..GOOD }).await;
        expect("the calls that ran to their end", gauge.finished_names())
            .is(["fetch meter/1", "store 7"])
            .or(
                if gauge.finished() > 2 {
                    Code::OverLimit
                } else {
                    Code::LostResult
                },
                "The store is called once, and whether it has failed is known only when it has \
                 run to its end.",
            );
        let why = "What `store` gave has to reach the caller, who must not believe that the \
                   reading is safe.";
        expect_error(imported.value, Reason::Store(code), why);
    }
}

/// Every `u64` is a reading, whatever white space is around it
#[check]
async fn every_number_is_read() {
    for (text, number) in [
        ("0", 0),
        ("\t 18446744073709551615 \r\n", u64::MAX),
        ("+7", 7),
        ("0042\n\n", 42),
        ("4294967296", 4_294_967_296),
    ] {
        let gauge = Gauge::new();
        let world = World {
            text: Ok(text),
            ..GOOD
        };
        let imported = run(&gauge, "meter/1", world).await;
        expect(format!("the result for {text:?}"), imported.value)
            .is(Ok::<_, Reason>(number))
            .or(
                Code::WrongValue,
                "What `parse` reads as a `u64` is a reading.",
            );
        expect_calls(&gauge, &["fetch meter/1", &format!("store {number}")]);
    }
}

/// However long a step takes and however many imports run, each has its own result
#[check]
async fn slow_imports_run_beside_each_other() {
    const DAY: Duration = Duration::from_hours(24);
    let gauge = Gauge::new();
    let codes = vary::different_numbers(60, 0..=250);
    let codes: Vec<u8> = codes.into_iter().flat_map(u8::try_from).collect();
    let extra = vary::millis(1..=999);

    let imports = codes.iter().enumerate().map(|(place, &code)| {
        let gauge = &gauge;
        async move {
            let text = format!("{code}");
            let world = World {
                text: if place % 3 == 1 { Err(code) } else { Ok(&text) },
                stored: if place % 3 == 2 { Err(code) } else { Ok(()) },
                takes: [Duration::from_hours(1) + extra, DAY],
            };
            run(gauge, &format!("meter/{place}"), world).await
        }
    });
    let imported = join_all(imports).await;

    let (results, times): (Vec<_>, Vec<_>) = imported
        .into_iter()
        .map(|imported| (imported.value, imported.took))
        .unzip();
    let expected = codes
        .iter()
        .enumerate()
        .map(|(place, &code)| match place % 3 {
            0 => Ok(u64::from(code)),
            1 => Err(Reason::Fetch(code)),
            _ => Err(Reason::Store(code)),
        });
    expect("the results", results)
        .is(expected.collect::<Vec<_>>())
        .or(
            Code::WrongValue,
            "Each import waits for its own steps, and reports what they gave.",
        );
    let slow = Duration::from_hours(1) + extra;
    let steps = (0..times.len()).map(|place| if place % 3 == 1 { slow } else { slow + DAY });
    expect("the imports took", times)
        .is(steps.collect::<Vec<_>>())
        .or(
            Code::NeedlessWait,
            "An import takes as long as its own steps, and waits for no other import.",
        );
}
