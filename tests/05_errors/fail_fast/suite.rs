//! The suite of `fail_fast`.

use std::{cell::Cell, time::Duration};

use testkit::{Code, Gauge, check, expect, ms, timed, vary};

// What the requests give borrows, can't be sent, and has no trait at all: it can only be handed on.
struct Seat<'a>(&'a Cell<u64>);
struct Room<'a>(&'a Cell<u64>);
struct Refusal<'a>(&'a Cell<u64>);

/// How long a request takes, and the number that it then gives, or that its error has.
type Request = (Duration, Result<u64, u64>);

/// What one call led to.
struct Trip {
    answers: Result<(u64, u64), u64>,
    took: Duration,
    /// Requests that somebody still keeps, begun and not done.
    kept: usize,
}

async fn ask(flight: Request, hotel: Request) -> Trip {
    let gauge = Gauge::new();
    let [seat, room] = [flight, hotel].map(|(_, given)| Cell::new(given.unwrap_or_else(|no| no)));
    let to_flight = match flight.1 {
        Ok(_) => Ok(Seat(&seat)),
        Err(_) => Err(Refusal(&seat)),
    };
    let to_hotel = match hotel.1 {
        Ok(_) => Ok(Room(&room)),
        Err(_) => Err(Refusal(&room)),
    };
    let call = timed(fail_fast::both(
        gauge.work("flight", flight.0, to_flight),
        gauge.work("hotel", hotel.0, to_hotel),
    ))
    .await;

    let answers: Result<(Seat<'_>, Room<'_>), Refusal<'_>> = call.value;
    Trip {
        answers: match answers {
            Ok((Seat(seat), Room(room))) => Ok((seat.get(), room.get())),
            Err(Refusal(error)) => Err(error.get()),
        },
        took: call.took,
        kept: gauge.running(),
    }
}

/// The moment at which the call returned; `late` says what a longer wait means.
fn expect_moment(what: String, took: Duration, wanted: Duration, late: (Code, &str)) {
    let (code, why) = if took < wanted {
        (
            Code::TooEarly,
            "Nothing was settled yet at that moment. A request is done when its future has been \
             awaited to its end.",
        )
    } else {
        late
    };
    expect(what, took).is(wanted).or(code, why);
}

const SETTLED: (Code, &str) = (
    Code::NeedlessWait,
    "With the first error it is settled that there will be no trip, and the other answer can't \
     change that any more.",
);

/// Both requests succeed: both values, after the longer wait.
async fn expect_both(flight: (Duration, u64), hotel: (Duration, u64)) {
    let trip = ask((flight.0, Ok(flight.1)), (hotel.0, Ok(hotel.1))).await;

    expect("the answers", trip.answers)
        .is(Ok((flight.1, hotel.1)))
        .or(
            Code::WrongValue,
            "Neither request failed, so both values come back.",
        );
    let what = "the trip is ready after".to_owned();
    let late = if trip.took == flight.0 + hotel.0 {
        (
            Code::Sequential,
            "The hotel needs nothing from the flight: two waits that overlap take as long as the \
             longer one.",
        )
    } else {
        (
            Code::NeedlessWait,
            "With the second answer all is there, and nothing is left to wait for.",
        )
    };
    expect_moment(what, trip.took, flight.0.max(hotel.0), late);
}

/// The request of that name fails at a moment at which the other one has not failed before.
async fn expect_error(failing: &str, flight: Request, hotel: Request) {
    let (after, error) = if failing == "flight" { flight } else { hotel };
    let trip = ask(flight, hotel).await;

    let what = format!("the {failing} fails, and the call returns after");
    expect_moment(what, trip.took, after, SETTLED);
    expect("the error", trip.answers.err()).is(error.err()).or(
        Code::WrongValue,
        "The error is that of the request which failed first.",
    );
    expect(
        "requests that were still kept when the call had returned",
        trip.kept,
    )
    .is(0)
    .or(
        Code::NotCancelled,
        "Nobody waits for the other request any more: its future has to be dropped.",
    );
}

/// Two answers arrive at the same time, and both are returned
#[check]
async fn both_answers_are_waited_for_at_the_same_time() {
    let times = vary::different_millis(2, 60..=160);
    let numbers = vary::different_numbers(2, 2..=90);
    expect_both((times[0], numbers[0]), (times[1], numbers[1])).await;
}

/// When the hotel fails first, nobody waits for the flight any more
#[check]
async fn a_failed_hotel_ends_the_wait() {
    let codes = vary::different_numbers(2, 400..=599);
    let flight = (vary::millis(80..=160), Err(codes[0]));
    let hotel = (vary::millis(20..=50), Err(codes[1]));
    expect_error("hotel", flight, hotel).await;
}

/// When the flight fails first, nobody waits for the hotel any more
#[check]
async fn a_failed_flight_ends_the_wait() {
    let codes = vary::different_numbers(2, 400..=599);
    let flight = (vary::millis(20..=50), Err(codes[0]));
    let hotel = (vary::millis(80..=160), Err(codes[1]));
    expect_error("flight", flight, hotel).await;
}

/// An error counts also if the other request has succeeded before
#[check]
async fn an_error_counts_after_a_success() {
    let (soon, late) = (vary::millis(20..=50), vary::millis(80..=160));
    let numbers = vary::different_numbers(2, 400..=599);
    let (success, failure) = ((soon, Ok(numbers[0])), (late, Err(numbers[1])));
    expect_error("hotel", success, failure).await;
    expect_error("flight", failure, success).await;
}

/// All of that holds if requests take no time, hours or days, and if they end together
#[check]
async fn requests_may_take_days() {
    let hour = ms(3_600_000);
    let lengths = [ms(0), hour, hour * 24 + vary::millis(1..=999)];
    let numbers = vary::different_numbers(2, 400..=599);
    for one in lengths {
        for other in lengths {
            let (flight, hotel) = ((one, numbers[0]), (other, numbers[1]));
            expect_both(flight, hotel).await;
            let (good_flight, bad_flight) = ((one, Ok(numbers[0])), (one, Err(numbers[0])));
            let (good_hotel, bad_hotel) = ((other, Ok(numbers[1])), (other, Err(numbers[1])));
            expect_error("flight", bad_flight, good_hotel).await;
            expect_error("hotel", good_flight, bad_hotel).await;
            if one == other {
                expect_either_error(bad_flight, bad_hotel).await;
            } else {
                let first = if one < other { "flight" } else { "hotel" };
                expect_error(first, bad_flight, bad_hotel).await;
            }
        }
    }
}

/// Both fail in the same moment.
async fn expect_either_error(flight: Request, hotel: Request) {
    let trip = ask(flight, hotel).await;

    let what = "both requests fail, and the call returns after".to_owned();
    expect_moment(what, trip.took, flight.0, SETTLED);
    let told = [flight.1.err(), hotel.1.err()].contains(&trip.answers.err());
    expect("one of the two errors was returned", told)
        .is(true)
        .or(
            Code::SwallowedError,
            "Both requests failed, so there is no trip to offer.",
        );
}
