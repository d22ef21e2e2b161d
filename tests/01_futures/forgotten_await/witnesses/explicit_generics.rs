//! Explicit type parameters, a plain function, and the steps called inside of the future.

pub fn save_then_notify<S, N>(id: u32, save: S, notify: N) -> impl Future<Output = ()>
where
    S: AsyncFn(u32),
    N: AsyncFn(u32),
{
    async move {
        let saving = save(id);
        saving.await;
        let message = notify(id);
        message.await
    }
}
