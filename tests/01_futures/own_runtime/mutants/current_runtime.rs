//! rejected by: gives_the_result_of_a_simple_future (panicked)
//! Asks for the runtime that the thread is in, and there is none.

use tokio::runtime::Handle;

pub fn run<F: Future>(future: F) -> F::Output {
    Handle::current().block_on(future)
}
