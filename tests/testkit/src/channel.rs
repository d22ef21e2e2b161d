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
            Some(open().expect("the grader announced a channel on standard input"))
        })
        .as_ref()
}

fn open() -> std::io::Result<Channel> {
    guard_memory();
    let stdin = std::io::stdin();
    let stream = UnixStream::from(stdin.as_fd().try_clone_to_owned()?);
    let channel = receive(stream)?;
    let null = std::fs::File::open("/dev/null")?;
    replace_stdin(&null);
    vault::scrub();
    Ok(channel)
}

/// Reads the keys and puts them away; what that leaves on the stack is the caller's to scrub.
#[inline(never)]
fn receive(mut stream: UnixStream) -> std::io::Result<Channel> {
    let mut bytes = Zeroizing::new([0; Hello::LENGTH]);
    stream.read_exact(&mut *bytes)?;
    let hello = Hello::from_bytes(&bytes);
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

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::{
        fs::File,
        io::{Read, Seek, SeekFrom, Write},
        os::unix::net::UnixStream,
    };

    use testkit_record::{Hello, Record};
    use zeroize::Zeroize;

    use super::receive;
    use crate::vault;

    /// What the keys are here, each byte but for this mask: so that the test itself holds none.
    const MASK: u8 = 0x5a;

    fn masked() -> Vec<u8> {
        let mut state = 7_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        };
        std::iter::repeat_with(next).take(Hello::LENGTH).collect()
    }

    /// Whether a page of this process that it may read holds these bytes, each masked.
    fn is_in_memory(masked: &[u8]) -> bool {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = File::open("/proc/self/mem").unwrap();
        let mut page = Vec::new();
        maps.lines()
            .filter(|line| line.contains(" rw"))
            .any(|line| {
                let (range, _) = line.split_once(' ').unwrap();
                let (start, end) = range.split_once('-').unwrap();
                let number = |text| u64::from_str_radix(text, 16).unwrap();
                let length = number(end) - number(start);
                page.clear();
                memory.seek(SeekFrom::Start(number(start))).unwrap();
                // What has been unmapped meanwhile can't be read, and holds nothing.
                let _ = Read::by_ref(&mut memory)
                    .take(length)
                    .read_to_end(&mut page);
                let mut windows = page.windows(masked.len());
                windows.any(|window| {
                    window
                        .iter()
                        .zip(masked)
                        .all(|(it, masked)| it ^ MASK == *masked)
                })
            })
    }

    #[inline(never)]
    fn greet(to: &mut UnixStream) {
        let mut keys: Vec<u8> = masked().iter().map(|byte| byte ^ MASK).collect();
        to.write_all(&keys).unwrap();
        keys.zeroize();
    }

    #[test]
    fn no_key_is_left_in_memory_once_it_is_put_away() {
        let (mut ours, theirs) = UnixStream::pair().unwrap();
        greet(&mut ours);
        let channel = receive(theirs).unwrap();
        let vary = channel.take_vary().unwrap();
        vault::scrub();
        channel.send(&Record::Truncated);
        let drawn = vary.open(|key| key.number(0));
        assert_ne!(drawn, vary.open(|key| key.number(1)));

        let masked = masked();
        assert!(!is_in_memory(&masked[..16]), "the key that seals records");
        assert!(!is_in_memory(&masked[32..48]), "the key of varied inputs");
        // The third one is no secret, and shows that what is there would be found.
        assert!(is_in_memory(&masked[64..80]));
    }
}
