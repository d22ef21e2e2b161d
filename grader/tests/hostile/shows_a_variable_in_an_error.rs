//! expects: rejected (env)
//! Puts a variable into an error, and makes the compiler stop before it lists what it read.

compile_error!(env!("PATH"));

macro_rules! deeper {
    () => {
        deeper!();
    };
}
deeper!();

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
