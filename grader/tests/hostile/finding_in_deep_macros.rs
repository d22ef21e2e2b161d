//! expects: rejected (process)
//! Calls what is forbidden from a hundred macros deep, so that the message nests too far to be read.

macro_rules! deep {
    () => { std::process::exit(0) };
    ($first:tt $($rest:tt)*) => { deep!($($rest)*) };
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    deep!(
        1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10
        1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10
        1 2 3 4 5 6 7 8 9 10 1 2 3 4 5 6 7 8 9 10
    )
}
