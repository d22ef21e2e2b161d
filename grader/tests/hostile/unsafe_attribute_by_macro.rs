//! expects: rejected (unsafe)
//! Hands the word to a macro that writes the attribute.

macro_rules! mark {
    ($word:tt $($rest:tt)*) => { #[$word(no_mangle)] $($rest)* };
}
mark!(/* quiet */ unsafe pub extern "C" fn close(_: i32) -> i32 { 0 });

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
