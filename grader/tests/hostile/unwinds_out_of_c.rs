//! expects: both_answers_arrive is crashed (ended_early)
//! Panics out of a function for C, which ends the process.

extern "C" fn out() {
    panic!("out");
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    out();
    let _ = (user, orders);
    (String::new(), Vec::new())
}
