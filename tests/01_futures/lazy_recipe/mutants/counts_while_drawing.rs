//! rejected by: each_drawing_is_made_when_it_is_wanted (panicked)
//! Holds its counter borrowed while it draws, so a drawing can't have another one in it.

use std::cell::RefCell;

thread_local! {
    static DRAWN: RefCell<u64> = const { RefCell::new(0) };
}

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    async move {
        DRAWN.with_borrow_mut(|drawn| {
            *drawn += 1;
            make()
        })
    }
}
