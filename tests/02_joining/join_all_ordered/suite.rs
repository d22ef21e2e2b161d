//! The suite of `join_all_ordered`. Each request needs two steps, so that it gets on only while
//! somebody polls it; nobody but `fetch` can make a photo.

use std::{cell::Cell, time::Duration};

use testkit::{Code, Gauge, Timed, check, expect, ms, timed, vary};
use tokio::time::sleep;

/// A photo borrows from the camera, stays on its thread, and has no trait at all.
struct Photo<'a> {
    id: u32,
    camera: &'a Cell<u32>,
}

/// The ids of the photos that came back, how long it took, and how often `fetch` was called.
struct Album {
    ids: Vec<u32>,
    took: Duration,
    requests: usize,
}

/// Fetches an album in which a photo takes as long as `takes` says.
async fn album(gauge: &Gauge, ids: &[u32], takes: impl Fn(u32) -> Duration) -> Album {
    let camera = Cell::new(0);
    let requests = Cell::new(0);
    let fetch = async |id: u32| {
        requests.set(requests.get() + 1);
        let takes = takes(id);
        let name = format!("photo {id}");
        gauge.run(&name, in_steps(takes)).await;
        let camera = &camera;
        Photo { id, camera }
    };
    let album: Timed<Vec<Photo<'_>>> = timed(join_all_ordered::fetch_all(ids, fetch))
        .or_stuck(
            Code::Deadlock,
            "No request is under way, so nothing is left that could wake the call.",
        )
        .await;
    for photo in &album.value {
        photo.camera.set(photo.camera.get() + 1);
    }
    Album {
        ids: album.value.iter().map(|photo| photo.id).collect(),
        took: album.took,
        requests: requests.get(),
    }
}

async fn in_steps(takes: Duration) {
    let first = ms(1).min(takes);
    for step in [first, takes - first] {
        if !step.is_zero() {
            sleep(step).await;
        }
    }
}

/// A photo takes as many milliseconds as its id says.
fn by_id(id: u32) -> Duration {
    ms(id.into())
}

fn different_ids(count: usize, from: u64, to: u64) -> Vec<u32> {
    let numbers = vary::different_numbers(count, from..=to);
    numbers.into_iter().flat_map(u32::try_from).collect()
}

/// The slowest comes first: an order that is neither that of the ids nor that of their arrival.
fn some_ids() -> Vec<u32> {
    let mut ids = different_ids(4, 20, 90);
    ids.sort_unstable();
    ids.rotate_right(1);
    ids
}

fn expect_each_was_fetched_once(gauge: &Gauge, album: &Album, ids: &[u32]) {
    expect("photos that were fetched to the end", gauge.finished())
        .at_least(ids.len())
        .or(
            Code::LostResult,
            "Each id needs a request of its own, awaited to its end.",
        );
    expect("calls of `fetch`", album.requests)
        .at_most(ids.len())
        .or(
            Code::OverLimit,
            "A request costs time and money: one for each id in the list is enough.",
        );
}

/// All photos are fetched at the same time
#[check(points = 2)]
async fn all_photos_are_fetched_at_the_same_time() {
    let gauge = Gauge::new();
    let ids = some_ids();
    let slowest = ids.iter().copied().max().unwrap_or(0);

    let album = album(&gauge, &ids, by_id).await;

    expect_each_was_fetched_once(&gauge, &album, &ids);
    expect("the album is complete after", album.took)
        .is(ms(slowest.into()))
        .or(
            Code::Sequential,
            "Waits that overlap take as long as the longest of them. A future only gets on while \
             somebody polls it, even if it was made long ago.",
        );
}

/// The photos come back in the order of the ids
#[check]
async fn photos_keep_their_order() {
    let mut ids = some_ids();
    // One id comes twice, another one three times in a row.
    ids.extend([ids[3], ids[3], ids[1]]);
    expect_the_order(&ids, by_id).await;

    // In the same moment, at once, and with the smallest and the largest id that there is.
    let moment = vary::millis(10..=30);
    ids.extend([u32::MAX, 0, u32::MAX]);
    expect_the_order(&ids, |_| moment).await;
    expect_the_order(&ids, |_| Duration::ZERO).await;
    let later = |id| {
        if id == u32::MAX {
            moment
        } else {
            Duration::ZERO
        }
    };
    expect_the_order(&ids, later).await;
}

async fn expect_the_order(ids: &[u32], takes: impl Fn(u32) -> Duration) {
    let gauge = Gauge::new();
    let album = album(&gauge, ids, takes).await;

    expect("the number of photos", album.ids.len())
        .is(ids.len())
        .or(
            Code::LostResult,
            "Each id in the list, also one that comes twice, has its photo.",
        );
    expect("the photos, by their ids", album.ids.clone())
        .is(ids.to_vec())
        .or(
            Code::WrongOrder,
            "Results arrive in the order in which the requests get ready; they have to be put \
             back in the order in which they were asked for.",
        );
    expect_each_was_fetched_once(&gauge, &album, ids);
}

/// An album of one photo holds that one, and an album without photos is empty
#[check]
async fn one_id_gives_one_photo_and_none_gives_none() {
    let gauge = Gauge::new();
    let one = different_ids(1, 20, 90);
    let single = album(&gauge, &one, by_id).await;
    expect("the photos of one id", single.ids)
        .is(one)
        .or(Code::LostResult, "An album of one photo is an album too.");

    let none = album(&gauge, &[], by_id).await;
    expect("the photos of no id", none.ids)
        .is(Vec::<u32>::new())
        .or(Code::WrongValue, "No ids, no photos.");
    expect("the empty album is there after", none.took)
        .is(Duration::ZERO)
        .or(
            Code::NeedlessWait,
            "Where nothing is fetched, there is nothing to wait for.",
        );
}

/// Three hundred photos take as long as the slowest of them, be it days
#[check]
async fn any_number_of_photos_takes_as_long_as_the_slowest() {
    let gauge = Gauge::new();
    let ids = vary::shuffled((1..=300).collect());
    let days = Duration::from_hours(vary::number(40..=80));
    // Most take some milliseconds, every seventh some seconds, the last and the first of all days.
    let ends = [ids[0], ids[299]];
    let takes = |id: u32| match id {
        id if ends.contains(&id) => days + by_id(id),
        id if id % 7 == 0 => by_id(id) * 10,
        id => by_id(id),
    };
    let slowest = days + by_id(ends[0].max(ends[1]));

    let album = album(&gauge, &ids, takes).await;

    expect_each_was_fetched_once(&gauge, &album, &ids);
    expect("the album is complete after", album.took)
        .is(slowest)
        .or(
            Code::Sequential,
            "All requests are on their way from the start, however many: none has to wait until \
             another one is done.",
        );
    expect("the photos, by their ids", album.ids).is(ids).or(
        Code::WrongOrder,
        "The place of a photo is that of its id, whenever it arrives.",
    );
}
