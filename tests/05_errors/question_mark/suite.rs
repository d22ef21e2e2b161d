//! The suite of `question_mark`. It looks at the learner's error by its variants alone: traits
//! that the learner's file implements have no say.

use testkit::{Code, Gauge, check, expect, ms, timed, vary};

/// The learner's error, told by the suite's own words.
#[derive(Debug, PartialEq)]
enum Reason {
    Empty,
    Fetch(u8),
    Parse(String),
    Store(u8),
}

/// Imports from `url` while `fetch` gives `text` and `store` gives `stored`.
async fn try_import(
    gauge: &Gauge,
    url: &str,
    text: Result<&str, u8>,
    stored: Result<(), u8>,
) -> Result<u64, Reason> {
    let imported: Result<u64, question_mark::ImportError> = timed(question_mark::import(
        url,
        |url: &str| gauge.work(&format!("fetch {url}"), ms(20), text.map(str::to_owned)),
        |number| gauge.work(&format!("store {number}"), ms(30), stored),
    ))
    .await
    .value;
    imported.map_err(|error| match error {
        question_mark::ImportError::Empty => Reason::Empty,
        question_mark::ImportError::Fetch(code) => Reason::Fetch(code),
        question_mark::ImportError::Parse(text) => Reason::Parse(text),
        question_mark::ImportError::Store(code) => Reason::Store(code),
    })
}

/// An error that the caller never hears of is another mistake than a wrong one.
fn expect_error(result: Result<u64, Reason>, expected: Reason, why: &str) {
    let code = if result.is_ok() {
        Code::SwallowedError
    } else {
        Code::WrongValue
    };
    expect("the result", result)
        .is(Err::<u64, _>(expected))
        .or(code, why);
}

fn some_code() -> u8 {
    vary::number(2..=250).try_into().unwrap_or(2)
}

/// A good reading is fetched, stored and returned
#[check]
async fn a_good_reading_is_stored() {
    let gauge = Gauge::new();
    let (meter, reading) = (vary::number(2..=90), vary::number(100..=9_000));
    let url = format!("meter/{meter}");

    let result = try_import(&gauge, &url, Ok(&format!(" {reading}\n")), Ok(())).await;

    expect("the result", result)
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
    let result = try_import(&gauge, "", Ok("7"), Ok(())).await;
    expect("the result", result)
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
}

/// A failed fetch is reported with its code
#[check]
async fn a_failed_fetch_is_reported() {
    let code = some_code();
    let result = try_import(&Gauge::new(), "meter/1", Err(code), Ok(())).await;
    let why = "`.await` gives what the fetch came to, and that is a `Result`: its error belongs \
               to the caller. \
               The variant says which of the steps it was.";
    expect_error(result, Reason::Fetch(code), why);
}

/// A text that is no number is reported, and nothing is stored
#[check]
async fn bad_text_is_reported() {
    let gauge = Gauge::new();
    let text = format!("{} kWh", vary::number(2..=90));
    let result = try_import(&gauge, "meter/1", Ok(&text), Ok(())).await;
    let why = "Only an error tells the caller that there is no reading; a number in its place \
               looks like one.";
    expect_error(result, Reason::Parse(text), why);
    expect("the calls that were made", gauge.started_names())
        .is(["fetch meter/1"])
        .or(
            Code::WrongOrder,
            "Nothing is stored before it is known to be a number.",
        );
}

/// A failed store is reported with its code
#[check]
async fn a_failed_store_is_reported() {
    let code = some_code();
    let gauge = Gauge::new();
    let result = try_import(&gauge, "meter/1", Ok("7"), Err(code)).await;
    expect("the calls that ran to their end", gauge.finished_names())
        .is(["fetch meter/1", "store 7"])
        .or(
            Code::LostResult,
            "Whether the store has failed is known only when it has run to its end.",
        );
    let why = "What `store` gave has to reach the caller, who must not believe that the reading \
               is safe.";
    expect_error(result, Reason::Store(code), why);
}
