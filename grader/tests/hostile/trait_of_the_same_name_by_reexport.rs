//! expects: both_answers_arrive is failed (not_awaited)
//! The same trait, under another name until it is exported.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    drop(user);
    (String::new(), orders.await)
}

mod hidden {
    pub trait Answers: Sized {
        fn finished(self) -> usize {
            2
        }
    }
    impl<T> Answers for T {}
}
pub use hidden::Answers as dashboard;
