//! expects: rejected (runtime)
//! Calls a main of its own, which looks as if it were left in to try things.

#[tokio::main]
async fn main() {
    println!("alone");
}

pub fn start() {
    main();
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
