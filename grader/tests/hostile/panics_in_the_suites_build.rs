//! expects: did_not_compile (signature)
//! A constant that fails only where the suite calls the function.

struct Size<T>(T);

impl<T> Size<T> {
    const CHECKED: () = assert!(size_of::<T>() == 1, "blame the course");
}

fn check<T>(_: &T) {
    () = Size::<T>::CHECKED;
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    check(&user);
    tokio::join!(user, orders)
}
