//! rejected by: threads_do_not_wait_for_each_other (lost_result)
//! Has room for four calls at the same time, and panics at the fifth.

use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::runtime::Builder;

static UNDER_WAY: AtomicUsize = AtomicUsize::new(0);

struct Place;

impl Drop for Place {
    fn drop(&mut self) {
        UNDER_WAY.fetch_sub(1, Ordering::SeqCst);
    }
}

pub fn run<F: Future>(future: F) -> F::Output {
    let taken = UNDER_WAY.fetch_add(1, Ordering::SeqCst);
    let _place = Place;
    assert!(taken < 4, "too many runtimes");
    let runtime = Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(future)
}
