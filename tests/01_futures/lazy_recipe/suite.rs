//! The suite of `lazy_recipe`. Only the closures that it hands in can make a chart.

use std::cell::RefCell;

use futures::FutureExt;
use testkit::{Code, Timed, check, expect, ms, settle, timed, vary};

/// The pages whose charts were drawn, in the order of drawing.
type Drawn = RefCell<Vec<u64>>;

/// A chart borrows, stays on its thread, and has no trait at all.
struct Chart<'a> {
    page: u64,
    drawn: &'a Drawn,
}

fn draw(page: u64, drawn: &Drawn) -> Chart<'_> {
    drawn.borrow_mut().push(page);
    Chart { page, drawn }
}

/// Nothing is drawn by preparing a drawing, nor by throwing it away; only by a poll
#[check]
async fn nothing_is_drawn_before_the_first_poll() {
    let drawn = Drawn::default();
    let pages = vary::different_numbers(2, 1..=99);

    let unwanted = lazy_recipe::defer(|| draw(pages[0], &drawn));
    let wanted = lazy_recipe::defer(|| draw(pages[1], &drawn));
    settle().await;

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
    expect(
        "pages drawn when a drawing was dropped unpolled",
        drawn.borrow().clone(),
    )
    .is(Vec::<u64>::new())
    .or(
        Code::Eager,
        "Only polling makes a future work; dropping it takes its work away.",
    );
    let _: Timed<Chart<'_>> = timed(wanted).await;
    expect("pages drawn when one was awaited", drawn.take())
        .is(vec![pages[1]])
        .or(
            Code::LostResult,
            "The closure is called by the poll of the future that it was given to.",
        );
}

/// An awaited drawing is drawn then, and is ready at once
#[check]
async fn the_await_draws_and_gives_the_drawing() {
    let events = RefCell::new(Vec::new());
    let drawn = Drawn::default();
    let page = vary::number(1..=99);

    events.borrow_mut().push("prepared");
    let chart = lazy_recipe::defer(|| {
        events.borrow_mut().push("drawn");
        draw(page, &drawn)
    });
    events.borrow_mut().push("wanted");
    let chart: Timed<Chart<'_>> = timed(chart).or_stuck(Code::Deadlock, NOT_WOKEN).await;
    events.borrow_mut().push("there");

    expect("what happened", events.take())
        .is(vec!["prepared", "wanted", "drawn", "there"])
        .or(
            Code::Eager,
            "The drawing is made when it is wanted, not when it is prepared.",
        );
    expect("the page of the chart", chart.value.page)
        .is(page)
        .or(Code::WrongValue, "The future gives what its `make` gave.");
    expect("from the await to the drawing it took", chart.took)
        .is(ms(0))
        .or(
            Code::NeedlessWait,
            "Nothing in here has to wait: `make` gives its value in the first poll.",
        );
    expect("polls until the drawing was there", chart.polls)
        .is(1_u64)
        .or(
            Code::NeedlessWait,
            "A future that returns Pending lets others have their turn, even if no time passes. \
             This one has what it needs in its first poll.",
        );
}

/// Hundreds of drawings are each made when they are wanted, in any order
#[check]
async fn each_drawing_is_made_when_it_is_wanted() {
    let drawn = Drawn::default();
    let pages = vary::shuffled((1..=600).collect());
    let mut charts: Vec<_> = (1..=600_u64)
        .map(|page| {
            let drawn = &drawn;
            Some(lazy_recipe::defer(move || draw(page, drawn)))
        })
        .collect();

    // The last hundred of them are never wanted.
    let wanted = &pages[..500];
    for (before, page) in wanted.iter().enumerate() {
        let place = usize::try_from(page - 1).unwrap_or(0);
        let Some(chart) = charts[place].take() else {
            continue;
        };
        let chart: Timed<Chart<'_>> = timed(chart).or_stuck(Code::Deadlock, NOT_WOKEN).await;
        expect("the page of the chart", chart.value.page)
            .is(*page)
            .or(Code::WrongValue, "Each future has a `make` of its own.");
        expect("drawings made so far", chart.value.drawn.borrow().len())
            .is(before + 1)
            .or(
                Code::Eager,
                "One future was polled, so one drawing is made, whatever else has been prepared.",
            );
        expect("polls until the drawing was there", chart.polls)
            .is(1_u64)
            .or(
                Code::NeedlessWait,
                "Each drawing is there in the first poll, also where hundreds are polled without \
                 a break. Tokio's own futures return Pending once their task has used up its \
                 budget.",
            );
        // The first ones leave time in which more could be drawn; the others come in one turn.
        if before < 100 {
            settle().await;
        }
    }
    drop(charts);
    expect("drawings made in the end", drawn.take().len())
        .is(wanted.len())
        .or(
            Code::Eager,
            "A drawing is made when its future is polled, and never if it is dropped.",
        );

    // A chart with a smaller one in it, which is prepared and drawn in the same way.
    let small = lazy_recipe::defer(|| draw(pages[0], &drawn));
    let large = lazy_recipe::defer(|| {
        let small: Option<Chart<'_>> = FutureExt::now_or_never(small);
        small.map(|small| (small.page, draw(pages[1], &drawn).page))
    });
    let large: Timed<Option<(u64, u64)>> = timed(large).or_stuck(Code::Deadlock, NOT_WOKEN).await;
    expect("the pages of a chart in a chart", large.value)
        .is(Some((pages[0], pages[1])))
        .or(
            Code::NeedlessWait,
            "A `make` may poll another such future, which is ready in that poll like any other.",
        );
}

const NOT_WOKEN: &str = "A future that is not ready must have itself woken later, or nobody polls \
                         it again. This one needs no second poll: it can give its value in the \
                         first.";
