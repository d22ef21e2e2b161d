//! Runs the future in a `LocalSet`, on which tasks that can't leave their thread may be spawned.

use tokio::{runtime::Builder, task::LocalSet};

pub fn run<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .thread_name("tool")
        .build()
        .unwrap();
    let local = LocalSet::new();
    let output = local.block_on(&runtime, future);
    drop(local);
    drop(runtime);
    output
}
