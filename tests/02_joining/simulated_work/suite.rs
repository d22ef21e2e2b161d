//! The suite of `simulated_work`.

use testkit::{Code, check, expect, ms, timed, vary};
use tokio::join;

fn some_id() -> u32 {
    vary::number(2..=9_000).try_into().unwrap_or(2)
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

    let what = "both users are there after";
    expect(what, both.took).at_least(ms(100)).or(
        Code::TooEarly,
        "The request was over too soon. On the runtime's clock time passes only where one of \
         Tokio's timers is awaited, and other tasks run meanwhile. \
         A `timeout` is no wait: it only sets a limit to one.",
    );
    expect(what, both.took).is(ms(100)).or(
        Code::NeedlessWait,
        "A request takes 100 ms, and waiting takes no thread, so another one can wait beside it.",
    );
}

/// The answer is about the user who was asked for
#[check]
async fn the_answer_is_about_the_user() {
    let id = some_id();
    let user: String = timed(simulated_work::fetch_user(id)).await.value;
    expect(format!("the answer for id {id}"), user)
        .is(format!("User(id={id})"))
        .or(
            Code::WrongValue,
            "The answer is made from the id that came in.",
        );
}
