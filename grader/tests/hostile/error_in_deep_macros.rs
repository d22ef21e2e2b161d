//! expects: did_not_compile (E0425)
//! Makes a plain mistake from a hundred macros deep.

macro_rules! deep {
    () => { no_such_name };
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
