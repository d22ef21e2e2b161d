//! The way to the grader: a socket in the place of standard input.
//!
//! Each line that goes out begins with a seal, made of a key, the line's number and its text. The
//! key itself is in no line. It is read into a buffer of fixed size, which is wiped, and then lies
//! in a [`Vault`].
//!
//! Invariant: the keys are read before any code of the candidate has run, and the descriptor
//! is taken away from standard input in the same moment.

use std::{
    io::{Read, Write},
    os::{fd::AsFd, unix::net::UnixStream},
    sync::{Mutex, OnceLock, PoisonError},
};

use testkit_record::{Hello, Key, Record};
use zeroize::Zeroizing;

use crate::vault::{self, Vault};

/// Says to a check's process that its standard input is the grader's channel.
const ANNOUNCED: &str = "TESTKIT_CHANNEL";

/// The grader's end is at the other side.
pub(crate) struct Channel {
    seal: Vault,
    /// What varied inputs are drawn from, until the check takes it.
    vary: Mutex<Option<Vault>>,
    tokio: Key,
    line: Mutex<(UnixStream, u64)>,
}

/// The process's channel; none under plain `cargo test`.
pub(crate) fn channel() -> Option<&'static Channel> {
    static CHANNEL: OnceLock<Option<Channel>> = OnceLock::new();
    CHANNEL
        .get_or_init(|| {
            std::env::var_os(ANNOUNCED)?;
            let channel = open().expect("the grader announced a channel on standard input");
            vault::scrub();
            Some(channel)
        })
        .as_ref()
}

#[inline(never)]
fn open() -> std::io::Result<Channel> {
    guard_memory();
    let stdin = std::io::stdin();
    let mut stream = UnixStream::from(stdin.as_fd().try_clone_to_owned()?);
    let mut bytes = Zeroizing::new([0; Hello::LENGTH]);
    stream.read_exact(&mut *bytes)?;
    let hello = Hello::from_bytes(&bytes);
    let null = std::fs::File::open("/dev/null")?;
    replace_stdin(&null);
    Ok(Channel {
        seal: Vault::new(&hello.seal)?,
        vary: Mutex::new(Some(Vault::new(&hello.vary)?)),
        tokio: hello.tokio,
        line: Mutex::new((stream, 0)),
    })
}

/// Keeps the keys from others that run as the same user, and from the process's own files about
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
    /// The key of the varied inputs. A process runs one check: whoever asks again gets none.
    pub(crate) fn take_vary(&self) -> Option<Vault> {
        let mut vary = self.vary.lock().unwrap_or_else(PoisonError::into_inner);
        vary.take()
    }

    /// Where Tokio's own choices come from.
    pub(crate) fn tokio(&self) -> &Key {
        &self.tokio
    }

    /// Sends a record as one line: the seal, the line's number, the record.
    pub(crate) fn send(&self, record: &Record) {
        let Ok(json) = serde_json::to_string(record) else {
            return;
        };
        let mut line = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        let (stream, number) = &mut *line;
        let seal = self.seal.open(|key| key.seal(*number, &json));
        let text = format!("{seal} {number} {json}\n");
        *number += 1;
        // A grader that has gone away needs no records.
        let _ = stream.write_all(text.as_bytes());
    }
}
