//! A runtime with worker threads; the future still runs on the calling thread.

pub fn run<F>(future: F) -> <F as Future>::Output
where
    F: Future,
{
    match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime.handle().block_on(future),
        Err(error) => panic!("no runtime: {error}"),
    }
}
