//! expects: both_answers_arrive is failed (panicked)
//! Gives an answer, and panics when its future is dropped.

struct Worse;

impl Drop for Worse {
    fn drop(&mut self) {
        panic!("worse");
    }
}

pub fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> impl Future<Output = (String, Vec<u32>)> {
    let (worse, both) = (Worse, async { tokio::join!(user, orders) });
    let mut both = Box::pin(both);
    std::future::poll_fn(move |context| {
        let _kept = &worse;
        both.as_mut().poll(context)
    })
}
