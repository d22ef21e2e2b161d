//! expects: both_answers_arrive is failed (not_awaited)
//! The same trait, made by a macro, so that no parser sees it.

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    drop(user);
    (String::new(), orders.await)
}

macro_rules! made {
    ($name:ident) => {
        #[allow(non_camel_case_types)]
        pub trait $name: Sized {
            fn finished(self) -> usize {
                2
            }
        }
        impl<T> $name for T {}
    };
}
made!(dashboard);
