//! expects: rejected (unsafe)
//! Declares a function of the C library as safe.

unsafe extern "C" {
    safe fn getppid() -> i32;
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    println!("{}", getppid());
    let _ = (user, orders);
    (String::new(), Vec::new())
}
