//! The suite of `simulated_work`.

use std::time::Duration;

use futures::future::join_all;
use testkit::{Code, check, expect, ms, timed, vary};
use tokio::{join, time::sleep};

fn some_id() -> u32 {
    vary::number(2..=9_000).try_into().unwrap_or(2)
}

/// `what` is there after 100 ms: too little and too much have different causes.
fn expect_100_ms(what: &str, took: Duration) {
    expect(what, took).at_least(ms(100)).or(
        Code::TooEarly,
        "The request was over too soon. On the runtime's clock time passes only where one of \
         Tokio's timers is awaited, and other tasks run meanwhile. \
         A `timeout` is no wait: it only sets a limit to one.",
    );
    expect(what, took).is(ms(100)).or(
        Code::NeedlessWait,
        "A request takes 100 ms, and waiting takes no thread, so another one can wait beside it.",
    );
}

/// Two requests that wait at the same time are both done after 100 ms
#[check(points = 2)]
async fn two_requests_wait_at_the_same_time() {
    let both = timed(async {
        join!(
            simulated_work::fetch_user(some_id()),
            simulated_work::fetch_user(some_id())
        )
    })
    .await;

    expect_100_ms("both users are there after", both.took);
}

/// The answer is about the user who was asked for, each time that somebody asks
#[check]
async fn the_answer_is_about_the_user() {
    let again = some_id();
    for id in [again, 0, u32::MAX, 70_000 + some_id(), 7, again] {
        let user = timed(simulated_work::fetch_user(id)).await;
        let answer: String = user.value;
        expect(format!("the answer for id {id}"), answer)
            .is(format!("User(id={id})"))
            .or(
                Code::WrongValue,
                "The answer is made from the id that came in.",
            );
        expect_100_ms(&format!("the answer for id {id} is there after"), user.took);
    }
}

/// Hundreds: more than a byte counts, or than somebody would make up as a limit.
const AT_ONCE: usize = 900;

/// Each of hundreds of requests takes its own 100 ms, from its first poll on
#[check]
async fn each_request_takes_its_own_time() {
    let ids: Vec<u32> = vary::shuffled((1..=930).collect());
    let (at_once, new) = ids.split_at(AT_ONCE);
    // The others begin one after the other. Every second one is for a user who is being fetched.
    let later = new
        .iter()
        .zip(at_once)
        .flat_map(|(&new, &again)| [new, again]);
    let ids: Vec<u32> = at_once.iter().copied().chain(later).collect();
    let requests = ids.iter().enumerate().map(|(place, &id)| {
        let request = timed(simulated_work::fetch_user(id));
        async move {
            if place >= AT_ONCE {
                sleep(ms(3) * u32::try_from(place - AT_ONCE + 1).unwrap_or(1)).await;
            }
            request.await
        }
    });
    let users = join_all(requests).await;

    for (id, user) in ids.into_iter().zip(users) {
        let answer: String = user.value;
        expect(format!("the answer for id {id}"), answer)
            .is(format!("User(id={id})"))
            .or(Code::WrongValue, "Each call answers for its own user.");
        let what = format!("from its first poll to its end, the call for id {id} took");
        expect(&what, user.took).at_least(ms(100)).or(
            Code::TooEarly,
            "The 100 ms begin when the call is polled for the first time. A sleep counts from \
             when it is made; one that is made earlier, or shared with other calls, is over \
             earlier.",
        );
        expect(&what, user.took).is(ms(100)).or(
            Code::NeedlessWait,
            "Waiting takes no thread: no request has to wait for another one, however many there \
             are.",
        );
    }
}
