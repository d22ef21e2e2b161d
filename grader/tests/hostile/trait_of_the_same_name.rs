//! expects: both_answers_arrive is failed (not_awaited)
//! A trait that is imported along with the function answers for the suite's gauge.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    drop(user);
    (String::new(), orders.await)
}

#[expect(non_camel_case_types, reason = "that is the point")]
pub trait dashboard: Sized {
    fn finished(self) -> usize {
        2
    }
}

impl<T> dashboard for T {}
