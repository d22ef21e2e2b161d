//! rejected by: no_task_outlives_its_runtime (not_cancelled)
//! Builds one runtime at the first call and keeps it for all later ones.

use std::sync::LazyLock;

use tokio::runtime::Runtime;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));

pub fn run<F: Future>(future: F) -> F::Output {
    RUNTIME.block_on(future)
}
