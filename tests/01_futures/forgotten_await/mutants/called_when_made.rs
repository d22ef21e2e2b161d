//! rejected by: each_order_is_taken_for_itself (eager)
//! A plain function that calls both steps before it returns its future.

fn call(step: impl AsyncFnOnce(u32), id: u32) -> impl Future<Output = ()> {
    step(id)
}

pub fn save_then_notify(
    id: u32,
    save: impl AsyncFn(u32),
    notify: impl AsyncFn(u32),
) -> impl Future<Output = ()> {
    let saving = call(save, id);
    let message = call(notify, id);
    async move {
        saving.await;
        message.await;
    }
}
