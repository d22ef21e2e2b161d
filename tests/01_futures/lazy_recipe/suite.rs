//! The suite of `lazy_recipe`.

use std::cell::RefCell;

use testkit::{Code, check, expect, ms, timed, vary};

/// Preparing a drawing draws nothing, and neither does throwing it away
#[check]
async fn nothing_is_drawn_before_the_first_poll() {
    let drawn = RefCell::new(Vec::new());
    let pages = vary::different_numbers(2, 1..=99);
    let draw = |page: u64| drawn.borrow_mut().push(page);

    let unwanted = lazy_recipe::defer(|| draw(pages[0]));
    let wanted = lazy_recipe::defer(|| draw(pages[1]));

    expect(
        "pages drawn before anybody awaited one",
        drawn.borrow().clone(),
    )
    .is(Vec::<u64>::new())
    .or(
        Code::Eager,
        "The closure ran while the future was being created. What should run later has to \
             stand inside of the future.",
    );
    drop(unwanted);
    timed(wanted).await;
    expect(
        "pages drawn when one was awaited and the other dropped",
        drawn.borrow().clone(),
    )
    .is(vec![pages[1]])
    .or(
        Code::Eager,
        "Only polling makes a future work; dropping it takes its work away.",
    );
}

/// An awaited drawing is drawn then, and is ready at once
#[check]
async fn the_await_draws_and_gives_the_drawing() {
    let events = RefCell::new(Vec::new());

    events.borrow_mut().push("prepared");
    let chart = lazy_recipe::defer(|| {
        events.borrow_mut().push("drawn");
        "a chart"
    });
    events.borrow_mut().push("wanted");
    let chart = timed(chart).or_stuck(Code::Deadlock, NOT_WOKEN).await;
    events.borrow_mut().push("there");

    // Only `make` can give a value of this type: there is nothing to compare.
    let _drawn: &str = chart.value;
    expect("what happened", events.take())
        .is(vec!["prepared", "wanted", "drawn", "there"])
        .or(
            Code::Eager,
            "The drawing is made when it is wanted, not when it is prepared.",
        );
    expect("from the await to the drawing it took", chart.took)
        .is(ms(0))
        .or(
            Code::NeedlessWait,
            "Nothing in here has to wait: `make` gives its value in the first poll.",
        );
}

const NOT_WOKEN: &str = "A future that is not ready must have itself woken later, or nobody polls \
                         it again. This one needs no second poll: it can give its value in the \
                         first.";
