//! expects: rejected (files)
//! Lets a variable's value be part of a path that is not there, and stops the compiler early.

const GONE: &str = include_str!(concat!(env!("PATH"), ".txt"));

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    (String::new(), Vec::new())
}
