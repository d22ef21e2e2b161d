//! expects: rejected (process)
//! Hides a finding behind more warnings than are kept.

macro_rules! many {
    ($($name:ident)*) => { $( fn $name() {} )* };
}
macro_rules! more {
    () => {};
    ($first:tt $($rest:tt)*) => {
        mod m { many!(a b c d e f g h i j k l m n o p q r s t u v w x y z); }
        mod n { more!{$($rest)*} }
    };
}
more! { 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 }

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    if false {
        std::process::exit(0)
    }
    tokio::join!(user, orders)
}
