//! expects: rejected (env)
//! Asks for the place of its caller, which tells the line of the suite and so the check.

#[track_caller]
pub fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> impl Future<Output = (String, Vec<u32>)> {
    println!("{}", std::panic::Location::caller());
    async { (user.await, orders.await) }
}
