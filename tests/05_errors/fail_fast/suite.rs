//! The suite of `fail_fast`.

use std::time::Duration;

use testkit::{Code, Gauge, check, expect, timed, vary};

/// Two answers arrive at the same time, and both are returned
#[check]
async fn both_answers_are_waited_for_at_the_same_time() {
    let gauge = Gauge::new();
    let times = vary::different_millis(2, 60..=160);
    let (name, room) = (vary::name(), vary::number(2..=90));
    let flight = gauge.work("flight", times[0], Ok(name.clone()));
    let hotel = gauge.work("hotel", times[1], Ok(room));

    let trip = timed(fail_fast::both(flight, hotel)).await;

    let answers: Result<(String, u64), u64> = trip.value;
    expect("the answers", answers)
        .is(Ok::<_, u64>((name, room)))
        .or(
            Code::WrongValue,
            "Neither request failed, so both values come back.",
        );
    expect("the trip is ready after", trip.took)
        .is(times[0].max(times[1]))
        .or(
            Code::Sequential,
            "The hotel needs nothing from the flight: two waits that overlap take as long as the \
             longer one.",
        );
}

/// The call with two requests that fail, each after its time and with its code.
async fn expect_first_error(failed: &str, flight: (Duration, u64), hotel: (Duration, u64)) {
    let gauge = Gauge::new();
    let trip = timed(fail_fast::both(
        gauge.work("flight", flight.0, Err(flight.1)),
        gauge.work("hotel", hotel.0, Err(hotel.1)),
    ))
    .await;

    let (first, code) = flight.min(hotel);
    let what = format!("the {failed} fails first, and the call returns after");
    expect(what, trip.took).is(first).or(
        Code::NeedlessWait,
        "With the first error it is settled that there will be no trip, and the other answer \
         can't change that any more.",
    );
    let answers: Result<(String, u64), u64> = trip.value;
    expect("the answers", answers)
        .is(Err::<(String, u64), u64>(code))
        .or(
            Code::WrongValue,
            "The error is that of the request which failed first.",
        );
}

/// When the hotel fails first, nobody waits for the flight any more
#[check]
async fn a_failed_hotel_ends_the_wait() {
    let codes = vary::different_numbers(2, 400..=599);
    let flight = (vary::millis(80..=160), codes[0]);
    let hotel = (vary::millis(20..=50), codes[1]);
    expect_first_error("hotel", flight, hotel).await;
}

/// When the flight fails first, nobody waits for the hotel any more
#[check]
async fn a_failed_flight_ends_the_wait() {
    let codes = vary::different_numbers(2, 400..=599);
    let flight = (vary::millis(20..=50), codes[0]);
    let hotel = (vary::millis(80..=160), codes[1]);
    expect_first_error("flight", flight, hotel).await;
}
