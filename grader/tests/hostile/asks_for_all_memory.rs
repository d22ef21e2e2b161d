//! expects: both_answers_arrive is crashed (ended_early)
//! Asks for more memory than there is.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let much: Vec<u8> = Vec::with_capacity(isize::MAX.unsigned_abs() / 2);
    println!("{}", much.capacity());
    let _ = (user, orders);
    (String::new(), Vec::new())
}
