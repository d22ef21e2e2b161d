//! expects: did_not_compile (none)
//! A macro that doubles at each turn.

#![recursion_limit = "1000000"]

macro_rules! twice {
    ($($all:tt)*) => { twice! { $($all)* $($all)* } };
}

twice! { a }

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    (user.await, orders.await)
}
