//! expects: did_not_compile (signature)
//! in: 03_tasks/abort_on_drop
//! The task's type, left out of the build by a `cfg`, and a trait in its place made by a macro.

use std::pin::Pin;

use tokio::task::JoinError;

#[cfg(any())]
pub struct Guarded<T> {
    task: T,
}

macro_rules! made {
    ($name:ident) => {
        pub trait $name: Sized {
            fn spawn<T: Send + 'static>(self) -> Kept<T>
            where
                Self: Future<Output = T> + Send + 'static,
            {
                Kept(Box::pin(self))
            }
            fn cancelled(self) -> usize {
                1
            }
            fn finished(self) -> usize {
                1
            }
            fn is_panic(self) -> bool {
                true
            }
        }
        impl<T> $name for T {}
    };
}
made!(Guarded);

pub struct Kept<T>(Pin<Box<dyn Future<Output = T> + Send>>);

impl<T: Send + 'static> Kept<T> {
    pub async fn join(self) -> Result<T, JoinError> {
        let mut future = self.0;
        let polled = std::future::poll_fn(|context| {
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
                future.as_mut().poll(context)
            }))
            .map_or(std::task::Poll::Ready(None), |polled| polled.map(Some))
        });
        match polled.await {
            Some(value) => Ok(value),
            None => {
                let gone = tokio::spawn(std::future::pending());
                gone.abort();
                gone.await
            }
        }
    }
}
