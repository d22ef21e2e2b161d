//! Plain functions that return futures, in the place of `async fn`.

use std::future::ready;

use futures::FutureExt;

pub fn greet(name: &str) -> impl Future<Output = String> {
    ready(["Hello, ", name, "!"].concat())
}

pub fn greet_pair(a: &str, b: &str) -> impl Future<Output = String> {
    greet(a).then(|first| greet(b).map(move |second| first + " " + &second))
}
