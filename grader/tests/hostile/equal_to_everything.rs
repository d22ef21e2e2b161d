//! expects: did_not_compile (signature)
//! Returns a value that claims to be equal to whatever it is compared with.

#[derive(Debug)]
pub struct Any;

impl<T> PartialEq<T> for Any {
    fn eq(&self, _: &T) -> bool {
        true
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> Any {
    let _ = (user, orders);
    Any
}
