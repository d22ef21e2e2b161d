//! expects: rejected (process)
//! Starts a program through a builder that is never named where it is used.

trait Start {
    fn start() -> Self;
}

impl Start for std::process::Command {
    fn start() -> Self {
        Self::new("/bin/true")
    }
}

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    let _ = std::process::Command::start().status();
    let _ = (user, orders);
    (String::new(), Vec::new())
}
