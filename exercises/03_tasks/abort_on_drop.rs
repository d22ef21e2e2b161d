use tokio::{sync::oneshot, task::{JoinError, JoinHandle}};
pub struct Guarded<T> { handle: JoinHandle<Option<T>>, _stop: oneshot::Sender<()> }
impl<T: Send + 'static> Guarded<T> {
    pub fn spawn(future: impl Future<Output = T> + Send + 'static) -> Self {
        let (_stop, stop) = oneshot::channel();
        Self { _stop, handle: tokio::spawn(async { tokio::select! { v = future => Some(v), _ = stop => None } }) } }
    pub async fn join(self) -> Result<T, JoinError> { let Self { handle, _stop } = self; handle.await.map(|v| v.unwrap()) }
}
