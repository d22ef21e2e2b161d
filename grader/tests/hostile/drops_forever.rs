//! expects: both_answers_arrive is timed_out (never_yields)
//! A task whose destructor never ends, so that the runtime can't be torn down.

struct Forever;

impl Drop for Forever {
    fn drop(&mut self) {
        loop {
            std::hint::spin_loop();
        }
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::spawn(async {
        let _kept = Forever;
        std::future::pending::<()>().await;
    });
    tokio::join!(user, orders)
}
