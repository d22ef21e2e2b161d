//! The suite of `forgotten_await`. Each step waits twice, so that it gets on only while somebody
//! polls it.

use std::{cell::RefCell, time::Duration};

use futures::future::join_all;
use testkit::{Code, Gauge, Timed, check, expect, ms, timed, vary};
use tokio::time::sleep;

/// What a shop saw of its orders.
#[derive(Default)]
struct Shop {
    gauge: Gauge,
    /// Each call of `save` or `notify`, polled or not, as "save 7".
    calls: RefCell<Vec<String>>,
    events: RefCell<Vec<String>>,
}

impl Shop {
    /// Takes an order. Its steps last as long as `times` says.
    async fn take(&self, id: u32, times: [Duration; 2]) -> Timed<()> {
        let save = |id: u32| self.step("save", id, times[0]);
        let notify = |id: u32| self.step("notify", id, times[1]);
        timed(forgotten_await::save_then_notify(id, save, notify)).await
    }

    fn step(&self, step: &str, id: u32, takes: Duration) -> impl Future<Output = ()> {
        let name = format!("{step} {id}");
        self.calls.borrow_mut().push(name.clone());
        let watched = name.clone();
        let work = async move {
            self.events.borrow_mut().push(format!("{name}: begins"));
            sleep(ms(1)).await;
            sleep(takes.saturating_sub(ms(1))).await;
            self.events.borrow_mut().push(format!("{name}: done"));
        };
        self.gauge.run(&watched, work)
    }

    fn expect_both_steps(&self, id: u32) {
        let calls = self.calls.borrow();
        let of = |step: &str| calls.iter().filter(|call| call.starts_with(step)).count();
        for step in ["save", "notify"] {
            expect(format!("calls of `{step}`"), of(step))
                .at_least(1)
                .or(
                    Code::LostResult,
                    "An order needs both: it is saved, and its customer is told. What stands in an \
                     `async` block is called only when somebody polls the block.",
                );
        }
        expect(
            "steps that were dropped half-way",
            self.gauge.cancelled_names(),
        )
        .is(Vec::<String>::new())
        .or(
            Code::WronglyCancelled,
            "A future that is dropped before its end is cancelled: the rest of its work \
                 never happens.",
        );
        let mut done = self.gauge.finished_names();
        done.sort();
        done.dedup();
        expect("different steps that were done to their end", done.len())
            .at_least(2)
            .or(
                Code::NotAwaited,
                "Calling `save` or `notify` only makes a future. It works while it is polled; \
                 dropped unpolled, it has done nothing.",
            );
        expect("steps that were done, in no order", done)
            .is(vec![format!("notify {id}"), format!("save {id}")])
            .or(Code::WrongValue, "Both steps get the number of the order.");
        expect("calls of `save` and `notify`", calls.len())
            .is(2)
            .or(
                Code::OverLimit,
                "Each call that is awaited does its work once more: one for each step is enough.",
            );
    }

    fn expect_the_order(&self, id: u32) {
        expect("what happened", self.events.borrow().clone())
            .is(vec![
                format!("save {id}: begins"),
                format!("save {id}: done"),
                format!("notify {id}: begins"),
                format!("notify {id}: done"),
            ])
            .or(
                Code::WrongOrder,
                "A future does not begin when it is made; it begins at its `.await`, or wherever \
                 else it is polled. The message may only be polled once the save is done.",
            );
    }
}

fn expect_no_other_wait(id: u32, took: Duration, times: [Duration; 2]) {
    let other = took.saturating_sub(times[0] + times[1]);
    expect(
        format!("ms of order {id} that went by without a step of its own"),
        other.as_millis(),
    )
    .is(0_u128)
    .or(
        Code::NeedlessWait,
        "The save begins at once, the message as soon as the order is saved, and then nothing is \
         left to wait for.",
    );
}

fn some_id() -> u32 {
    vary::number(1_000..=9_999).try_into().unwrap_or(1_000)
}

/// The order is saved and the message is sent when the call returns
#[check]
async fn both_steps_really_happen() {
    let times = vary::different_millis(2, 20..=90);
    let again = some_id();
    for (id, times) in [(again, times[0]), (again, times[1]), (u32::MAX, times[0])] {
        let shop = Shop::default();
        shop.take(id, [times, times]).await;
        shop.expect_both_steps(id);
    }
}

/// The message goes out only after the order has been saved
#[check]
async fn the_message_waits_for_the_save() {
    let times = vary::different_millis(2, 20..=90);
    // Either may be the slower one.
    for times in [[times[0], times[1]], [times[1], times[0]]] {
        let (id, shop) = (some_id(), Shop::default());
        let order = shop.take(id, times).await;
        shop.expect_both_steps(id);
        shop.expect_the_order(id);
        expect_no_other_wait(id, order.took, times);
    }
}

/// A step is waited for to its end, be it days
#[check]
async fn no_step_is_given_up() {
    const HOUR: Duration = Duration::from_hours(1);
    let day = HOUR * 24 + vary::millis(1..=999);
    for times in [[HOUR, day], [day * 9, HOUR]] {
        let (id, shop) = (some_id(), Shop::default());
        let order = shop.take(id, times).await;
        shop.expect_both_steps(id);
        shop.expect_the_order(id);
        expect_no_other_wait(id, order.took, times);
    }
}

/// Orders don't wait for each other, and a call that is dropped unpolled does nothing
#[check]
async fn each_order_is_taken_for_itself() {
    let shop = Shop::default();
    let save = |id: u32| shop.step("save", id, ms(10));
    let notify = |id: u32| shop.step("notify", id, ms(10));
    drop(forgotten_await::save_then_notify(some_id(), save, notify));
    expect("calls before the first poll", shop.calls.borrow().clone())
        .is(Vec::<String>::new())
        .or(
            Code::Eager,
            "A future does nothing before it is polled. What stands in front of it in a plain \
             function runs at once.",
        );

    let times = vary::different_millis(2, 20..=90);
    let ids: Vec<u32> = vary::shuffled((0..60).collect());
    let times = |id: u32| [times[0] + ms(id.into()), times[1]];
    let orders = join_all(ids.iter().map(|&id| shop.take(id, times(id)))).await;

    expect("steps that were done for 60 orders", shop.gauge.finished())
        .is(120)
        .or(Code::LostResult, "Each order needs both of its steps.");
    for (id, order) in ids.into_iter().zip(orders) {
        expect_no_other_wait(id, order.took, times(id));
        let events = shop.events.borrow();
        let own = format!(" {id}:");
        let own = events.iter().filter(|event| event.contains(&own));
        let shop = Shop::default();
        shop.events.borrow_mut().extend(own.cloned());
        shop.expect_the_order(id);
    }
}
