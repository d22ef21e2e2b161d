//! expects: rejected (files)
//! Writes and reads its outputs as sockets, through types that nobody has listed.

use std::{
    io::{Read, Write},
    os::fd::AsFd,
    process::{ChildStdin, ChildStdout},
};

pub async fn dashboard(
    user: impl Future<Output = String>,
    orders: impl Future<Output = Vec<u32>>,
) -> (String, Vec<u32>) {
    if let Ok(out) = std::io::stdout().as_fd().try_clone_to_owned() {
        let _ = ChildStdin::from(out).write_all(b"0 {\"record\":\"truncated\"}\n");
    }
    std::thread::spawn(|| {
        if let Ok(out) = std::io::stdout().as_fd().try_clone_to_owned() {
            let _ = ChildStdout::from(out).read(&mut [0; 64]);
        }
    });
    let _ = (user, orders);
    (String::new(), Vec::new())
}
