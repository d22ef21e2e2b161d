//! The suite of `join_all_ordered`. A photo takes as many milliseconds as its id says.

use testkit::{Code, Gauge, Timed, check, expect, ms, timed, vary};

/// The slowest comes first: an order that is neither that of the ids nor that of their arrival.
fn some_ids() -> Vec<u32> {
    let numbers = vary::different_numbers(4, 20..=90);
    let mut ids: Vec<u32> = numbers.into_iter().flat_map(u32::try_from).collect();
    ids.sort_unstable();
    ids.rotate_right(1);
    ids
}

async fn album(ids: &[u32], gauge: &Gauge) -> Timed<Vec<String>> {
    let fetch = |id: u32| {
        let photo = format!("photo {id}");
        gauge.work(&photo, ms(id.into()), photo.clone())
    };
    timed(join_all_ordered::fetch_all(ids, fetch))
        .or_stuck(
            Code::Deadlock,
            "No request is under way, so nothing is left that could wake the call.",
        )
        .await
}

/// All photos are fetched at the same time
#[check(points = 2)]
async fn all_photos_are_fetched_at_the_same_time() {
    let gauge = Gauge::new();
    let ids = some_ids();
    let slowest = ids.iter().copied().max().unwrap_or(0);

    let album = album(&ids, &gauge).await;

    expect("photos that were fetched to the end", gauge.finished())
        .is(ids.len())
        .or(
            Code::LostResult,
            "Each id needs a request of its own, awaited to its end.",
        );
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
    let gauge = Gauge::new();
    let mut ids = some_ids();
    ids.push(ids[1]);
    let expected: Vec<String> = ids.iter().map(|id| format!("photo {id}")).collect();

    let photos: Vec<String> = album(&ids, &gauge).await.value;

    expect("the number of photos", photos.len())
        .is(ids.len())
        .or(
            Code::LostResult,
            "Each id in the list, also one that comes twice, has its photo.",
        );
    expect("the photos", photos).is(expected).or(
        Code::WrongOrder,
        "Results arrive in the order in which the requests get ready; they have to be put back \
         in the order in which they were asked for.",
    );
}

/// An album without photos is empty
#[check]
async fn no_ids_give_no_photos() {
    let photos: Vec<String> = album(&[], &Gauge::new()).await.value;
    expect("the photos", photos)
        .is(Vec::<String>::new())
        .or(Code::WrongValue, "No ids, no photos.");
}
