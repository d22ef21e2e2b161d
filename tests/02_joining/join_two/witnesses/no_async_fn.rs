//! A plain function with a `where` clause that returns the future of `futures::future::join`.

use futures::future::join;

/// The user's name and the numbers of the orders, as soon as both are known.
pub fn dashboard<U, O>(user: U, orders: O) -> impl Future<Output = (String, Vec<u32>)>
where
    U: Future<Output = String>,
    O: Future<Output = Vec<u32>>,
{
    join(user, orders)
}
