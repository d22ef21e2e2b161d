//! expects: rejected (sockets)
//! Has the type of a stream from what puts its halves together.

use tokio::net::tcp::OwnedReadHalf;

fn made<A, B, T, E>(_: impl Fn(A, B) -> Result<T, E>, fd: impl Into<T>) -> T {
    fd.into()
}

pub fn reach<T>(fd: impl Into<T>) -> Option<T>
where
    OwnedReadHalf: Into<T>,
{
    let _ = OwnedReadHalf::reunite;
    Some(made(|_: (), ()| Ok::<T, ()>(unreachable!()), fd))
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
