//! The suite of `join_two`.

use std::rc::Rc;

use testkit::{Code, Gauge, check, expect, timed, vary};

/// Both requests are on their way at the same time
#[check(points = 2)]
async fn both_requests_run_at_the_same_time() {
    let gauge = Gauge::new();
    let times = vary::different_millis(2, 60..=160);
    let user = gauge.work("user", times[0], vary::name());
    let orders = gauge.work("orders", times[1], vec![1]);

    let dashboard = timed(join_two::dashboard(user, orders)).await;

    expect("requests that were answered", gauge.finished())
        .is(2)
        .or(
            Code::LostResult,
            "The dashboard needs both answers; a request that is dropped or never polled gives \
             none.",
        );
    expect("the dashboard is ready after", dashboard.took)
        .is(times[0].max(times[1]))
        .or(
            Code::Sequential,
            "The orders need nothing from the user: two waits that overlap take as long as the \
             longer one.",
        );
}

/// Both answers arrive, the user's first
#[check]
async fn both_answers_arrive() {
    let gauge = Gauge::new();
    let times = vary::different_millis(2, 60..=160);
    let (name, numbers) = (vary::name(), vec![7, 3]);
    let user = gauge.work("user", times[0], name.clone());
    // The task promises futures of any kind, also those that can't move to another thread.
    let here = Rc::new(());
    let user = async move {
        let name = user.await;
        drop(here);
        name
    };
    let orders = gauge.work("orders", times[1], numbers.clone());

    let dashboard = timed(join_two::dashboard(user, orders)).await;

    expect(
        "requests that were dropped before their answer",
        gauge.cancelled_names(),
    )
    .is(Vec::<String>::new())
    .or(
        Code::WronglyCancelled,
        "Dropping a future cancels it: its answer never comes.",
    );
    let answers: (String, Vec<u32>) = dashboard.value;
    expect("the dashboard", answers).is((name, numbers)).or(
        Code::WrongValue,
        "Both answers come from the futures you were given.",
    );
}
