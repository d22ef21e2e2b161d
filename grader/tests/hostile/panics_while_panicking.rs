//! expects: both_answers_arrive is crashed (ended_early)
//! Panics in a destructor during a panic.

struct Worse;

impl Drop for Worse {
    fn drop(&mut self) {
        panic!("worse");
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = (user, orders);
    let _worse = Worse;
    panic!("bad")
}
