//! The talk with a check's process: a secret out, records in.
//!
//! Invariant: a line counts only if it begins with the secret and the next number. What anybody
//! else writes to the channel makes the check `tampered`, never `passed`.

use anyhow::Context;
use testkit_record::{Hello, Record};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::UnixStream,
};

/// More than any check sends: the recorder has caps of its own.
const MAX_BYTES: u64 = 32 << 20;

/// What came over the channel.
#[derive(Debug, Default)]
pub struct Heard {
    pub records: Vec<Record>,
    /// Something came that the check did not write.
    pub tampered: bool,
}

/// Greets the process and listens until it is gone.
///
/// # Errors
/// If no secret can be made, which is the grader's own fault.
pub async fn talk(stream: UnixStream, seed: u64) -> anyhow::Result<Heard> {
    let secret = secret()?;
    let hello = Hello {
        secret: secret.clone(),
        seed,
    };
    let (read, mut write) = stream.into_split();
    let mut line = serde_json::to_vec(&hello).context("encode the greeting")?;
    line.push(b'\n');
    // A process that is gone already will be heard to have said nothing.
    let _ = write.write_all(&line).await;

    let mut heard = Heard::default();
    let mut lines = BufReader::new(read.take(MAX_BYTES));
    let mut line = Vec::new();
    loop {
        line.clear();
        match lines.read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) => return Ok(heard),
            Ok(_) if !line.ends_with(b"\n") => {
                // Cut off in the middle, as by a kill.
                return Ok(heard);
            }
            Ok(_) => match parse(&line, &secret, heard.records.len()) {
                Some(record) => heard.records.push(record),
                None => heard.tampered = true,
            },
        }
    }
}

fn parse(line: &[u8], secret: &str, number: usize) -> Option<Record> {
    let line = std::str::from_utf8(line).ok()?;
    let rest = line.strip_prefix(secret)?.strip_prefix(' ')?;
    let (said, json) = rest.split_once(' ')?;
    (said.parse() == Ok(number)).then_some(())?;
    serde_json::from_str(json).ok()
}

/// 128 bits from the operating system, in hexadecimal.
fn secret() -> anyhow::Result<String> {
    use std::fmt::Write as _;

    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("get random bytes from the operating system")?;
    let mut text = String::with_capacity(32);
    for byte in bytes {
        write!(text, "{byte:02x}")?;
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::parse;

    const RECORD: &str = r#"{"record":"truncated"}"#;

    #[test]
    fn only_the_secret_and_the_next_number_make_a_record() {
        let line = |secret: &str, number: usize| format!("{secret} {number} {RECORD}\n");
        assert!(parse(line("abc", 3).as_bytes(), "abc", 3).is_some());
        assert!(parse(line("abd", 3).as_bytes(), "abc", 3).is_none());
        assert!(parse(line("abc", 2).as_bytes(), "abc", 3).is_none());
        assert!(parse(RECORD.as_bytes(), "abc", 3).is_none());
        assert!(parse(b"abc 3 {\"record\":\"won\"}\n", "abc", 3).is_none());
        assert!(parse(b"abc 3 \xff\n", "abc", 3).is_none());
    }
}
