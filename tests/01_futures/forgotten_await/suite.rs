//! The suite of `forgotten_await`.

use std::{cell::RefCell, time::Duration};

use testkit::{Code, Gauge, check, expect, timed, vary};
use tokio::time::sleep;

/// What happened to one order, in the order it happened.
type Events = RefCell<Vec<String>>;

/// A step that takes its time and writes down when it begins and ends.
async fn step(events: &Events, name: String, takes: Duration) {
    events.borrow_mut().push(format!("{name}: begins"));
    sleep(takes).await;
    events.borrow_mut().push(format!("{name}: done"));
}

/// Takes an order; returns its number and what became of it.
async fn take_an_order() -> (u32, Gauge, Vec<String>) {
    let gauge = Gauge::new();
    let events = Events::default();
    let times = vary::different_millis(2, 20..=90);
    let number = u32::try_from(vary::number(100..=999)).unwrap_or(100);
    let save = |id: u32| {
        let name = format!("save {id}");
        gauge.run(&name, step(&events, name.clone(), times[0]))
    };
    let notify = |id: u32| {
        let name = format!("notify {id}");
        gauge.run(&name, step(&events, name.clone(), times[1]))
    };

    timed(forgotten_await::save_then_notify(number, save, notify)).await;

    let events = events.take();
    (number, gauge, events)
}

/// The order is saved and the message is sent when the call returns
#[check]
async fn both_steps_really_happen() {
    let (id, gauge, _) = take_an_order().await;

    expect("steps that were dropped half-way", gauge.cancelled_names())
        .is(Vec::<String>::new())
        .or(
            Code::WronglyCancelled,
            "A future that is dropped before its end is cancelled: the rest of its work never \
             happens.",
        );
    let mut done = gauge.finished_names();
    done.sort();
    expect("steps that were done, in no order", done)
        .is(vec![format!("notify {id}"), format!("save {id}")])
        .or(
            Code::NotAwaited,
            "Calling `save` or `notify` only makes a future. It works while it is polled; \
             dropped unpolled, it has done nothing.",
        );
}

/// The message goes out only after the order has been saved
#[check]
async fn the_message_waits_for_the_save() {
    let (id, _, events) = take_an_order().await;

    expect("what happened", events)
        .is(vec![
            format!("save {id}: begins"),
            format!("save {id}: done"),
            format!("notify {id}: begins"),
            format!("notify {id}: done"),
        ])
        .or(
            Code::WrongOrder,
            "A future does not begin when it is made; it begins at its `.await`, or wherever else \
             it is polled. The message may only be polled once the save is done.",
        );
}
