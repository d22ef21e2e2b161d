//! expects: the_lease_is_held_during_the_work is failed (lost_result)
//! in: 10_cancellation/lease
//! The task's trait, left out of the build, and one with a method more made by a macro.

use std::{cell::Cell, rc::Rc};

#[cfg(any())]
pub trait Pool {
    fn take(&self);
    fn give_back(&self);
}

macro_rules! made {
    ($name:ident) => {
        pub trait $name {
            fn take(&self) {}
            fn give_back(&self) {}
            fn get(&self) -> usize {
                1
            }
        }
        impl $name for Rc<Cell<usize>> {}
    };
}
made!(Pool);

pub async fn with_lease<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T {
    pool.take();
    work.await
}
