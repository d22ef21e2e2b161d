//! rejected by: compiler (E0277)
//! `Runtime::spawn` makes a task of its own, for which the future has to be `Send` and `'static`;
//! `F` promises neither (it may hold an `Rc`), so the code doesn't compile. `block_on` takes the
//! future itself, without these bounds.

use tokio::runtime::Builder;

/// Runs `future` to its end on a runtime made for it.
pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime can be built");
    let task = runtime.spawn(future);
    runtime.block_on(task).expect("the task doesn't panic")
}
