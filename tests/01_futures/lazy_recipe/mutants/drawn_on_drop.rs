//! rejected by: nothing_is_drawn_before_the_first_poll (eager)
//! Makes sure that the closure is called, even when the future is dropped.

struct Drawing<F: FnOnce() -> T, T>(Option<F>);

impl<F: FnOnce() -> T, T> Drop for Drawing<F, T> {
    fn drop(&mut self) {
        if let Some(make) = self.0.take() {
            make();
        }
    }
}

pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> {
    let mut drawing = Drawing(Some(make));
    async move { drawing.0.take().expect("called once")() }
}
