//! Lets `#[tokio::main]` write an inner function.

pub fn run<F: Future>(future: F) -> F::Output {
    #[tokio::main(flavor = "current_thread")]
    async fn drive<F: Future>(future: F) -> F::Output {
        future.await
    }
    drive(future)
}
