//! expects: rejected (unsafe)
//! Takes one type for another by a trait that every type has, which no keyword shows.

trait Object<U> {
    type Output;
}

impl<T: ?Sized, U> Object<U> for T {
    type Output = U;
}

fn inner<T: ?Sized, U>(value: <T as Object<U>>::Output) -> U {
    value
}

pub fn transmute<T, U>(value: T) -> U {
    inner::<dyn Object<U, Output = T>, U>(value)
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
