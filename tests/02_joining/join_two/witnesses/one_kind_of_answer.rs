//! Gives both futures one output type and takes the results of a `FuturesUnordered` as they come.

use futures::{FutureExt, StreamExt, stream::FuturesUnordered};

enum Answer {
    User(String),
    Orders(Vec<u32>),
}

/// The user's name and the numbers of the orders, as soon as both are known.
pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let mut dashboard = (String::new(), Vec::new());
    let mut requests = FuturesUnordered::new();
    requests.push(user.map(Answer::User).boxed_local());
    requests.push(orders.map(Answer::Orders).boxed_local());
    while let Some(answer) = requests.next().await {
        match answer {
            Answer::User(name) => dashboard.0 = name,
            Answer::Orders(numbers) => dashboard.1 = numbers,
        }
    }
    dashboard
}
