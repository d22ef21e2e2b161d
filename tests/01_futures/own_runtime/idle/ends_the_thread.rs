//! Builds a runtime, runs nothing on it, and panics with something else than a text.

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    drop((future, runtime));
    std::panic::resume_unwind(Box::new(()))
}
