//! expects: the_lease_is_held_during_the_work is failed (lost_result)
//! in: 10_cancellation/lease
//! The task's trait with one method more, which counts in the place of the suite's counters.

use std::{cell::Cell, rc::Rc};

pub trait Pool {
    fn take(&self) {}
    fn give_back(&self) {}
    fn get(&self) -> usize {
        1
    }
}

impl Pool for Rc<Cell<usize>> {}

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    work.await
}
