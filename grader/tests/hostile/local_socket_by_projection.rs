//! expects: rejected (sockets)
//! Connects through the type of what a local listener yields.

trait Good {
    type Value;
}
impl<T> Good for std::io::Result<T> {
    type Value = T;
}
type Stream = <<std::os::unix::net::Incoming<'static> as Iterator>::Item as Good>::Value;

pub fn reach() -> bool {
    Stream::pair().is_ok()
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    tokio::join!(user, orders)
}
