//! The way to the grader: a socket in the place of standard input.
//!
//! Invariant: the secret is read before any code of the candidate has run, and the descriptor
//! is taken away from standard input in the same moment.

use std::{
    io::{BufRead, BufReader, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    sync::{Mutex, OnceLock, PoisonError},
};

use testkit_record::{Hello, Record};

/// Says to a check's process that its standard input is the grader's channel.
const ANNOUNCED: &str = "TESTKIT_CHANNEL";

/// The grader's end is at the other side.
pub(crate) struct Channel {
    hello: Hello,
    line: Mutex<(UnixStream, u64)>,
}

/// The process's channel; none under plain `cargo test`.
pub(crate) fn channel() -> Option<&'static Channel> {
    static CHANNEL: OnceLock<Option<Channel>> = OnceLock::new();
    CHANNEL
        .get_or_init(|| {
            std::env::var_os(ANNOUNCED)?;
            Some(open().expect("the grader announced a channel on standard input"))
        })
        .as_ref()
}

fn open() -> std::io::Result<Channel> {
    guard_memory();
    let stdin = std::io::stdin();
    let stream = UnixStream::from(stdin.as_fd().try_clone_to_owned()?);
    let mut hello = String::new();
    // The grader sends one line and then listens: nothing behind it can be lost here.
    BufReader::new(&stream).read_line(&mut hello)?;
    let hello: Hello = serde_json::from_str(&hello)?;
    let null = std::fs::File::open("/dev/null")?;
    replace_stdin(&null);
    Ok(Channel {
        hello,
        line: Mutex::new((stream, 0)),
    })
}

/// Keeps the secret from others that run as the same user, and from the process's own files about
/// itself.
#[cfg(target_os = "linux")]
#[expect(
    unsafe_code,
    reason = "the standard library knows no such attribute of a process"
)]
fn guard_memory() {
    // SAFETY: no memory is touched. Where it is refused, the sandbox around it still stands.
    unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 0) };
}

#[cfg(not(target_os = "linux"))]
fn guard_memory() {}

#[expect(
    unsafe_code,
    reason = "the standard library can't point standard input at another file"
)]
fn replace_stdin(file: &std::fs::File) {
    use std::os::fd::AsRawFd;
    // SAFETY: both descriptors are open, and dup2 takes ownership of neither.
    unsafe { libc::dup2(file.as_raw_fd(), libc::STDIN_FILENO) };
}

impl Channel {
    pub(crate) fn seed(&self) -> u64 {
        self.hello.seed
    }

    /// Sends a record as one line: the secret, the line's number, the record.
    pub(crate) fn send(&self, record: &Record) {
        let Ok(json) = serde_json::to_string(record) else {
            return;
        };
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let (stream, number) = &mut *line;
        let text = format!("{} {number} {json}\n", self.hello.secret);
        *number += 1;
        // A grader that has gone away needs no records.
        let _ = stream.write_all(text.as_bytes());
    }
}
