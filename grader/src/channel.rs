//! The talk with a check's process: keys out, records in.
//!
//! Invariant: a line counts only if it begins with the seal of its text and of the next number.
//! What anybody else writes to the channel makes the check `tampered`, never `passed`, and so does
//! more than the testkit ever writes, which is not kept.

mod tally;

use testkit_record::{Hello, Key, Record};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::UnixStream,
};

use tally::Tally;

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
pub async fn talk(stream: UnixStream, hello: &Hello) -> Heard {
    let (read, mut write) = stream.into_split();
    // A process that is gone already will be heard to have said nothing.
    let _ = write.write_all(&*hello.to_bytes()).await;

    let mut heard = Heard::default();
    let mut tally = Tally::default();
    let mut number = 0;
    let mut lines = BufReader::new(read.take(MAX_BYTES));
    let mut line = Vec::new();
    loop {
        line.clear();
        match lines.read_until(b'\n', &mut line).await {
            Ok(0) | Err(_) => return heard,
            Ok(_) if !line.ends_with(b"\n") => {
                // Cut off in the middle, as by a kill.
                return heard;
            }
            // The rest is read, so that the process is not held up, and left out.
            Ok(_) if heard.tampered => {}
            Ok(_) => match parse(&line, &hello.seal, number) {
                Some(record) if tally.takes(&record) => {
                    heard.records.push(record);
                    number += 1;
                }
                _ => heard.tampered = true,
            },
        }
    }
}

fn parse(line: &[u8], key: &Key, number: usize) -> Option<Record> {
    let line = std::str::from_utf8(line).ok()?.strip_suffix('\n')?;
    let (seal, rest) = line.split_once(' ')?;
    let (said, json) = rest.split_once(' ')?;
    (said.parse() == Ok(number)).then_some(())?;
    // How long it takes to compare tells nothing that could be tried again: one wrong line is
    // enough to fail.
    (seal == key.seal(number as u64, json).to_string()).then_some(())?;
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use testkit_record::{Hello, Key, Record};
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::UnixStream,
    };

    use super::{Heard, parse, talk};

    const RECORD: &str = r#"{"record":"truncated"}"#;

    #[test]
    fn only_the_seal_of_the_text_and_the_next_number_make_a_record() {
        let key = |byte| Key::from_bytes([byte; Key::LENGTH]);
        let line = |byte, sealed: u64, said: u64, text: &str| {
            let seal = key(byte).seal(sealed, RECORD);
            format!("{seal} {said} {text}\n").into_bytes()
        };
        let is_heard = |line: &[u8]| parse(line, &key(1), 3).is_some();
        assert!(is_heard(&line(1, 3, 3, RECORD)));
        assert!(!is_heard(&line(2, 3, 3, RECORD)));
        assert!(!is_heard(&line(1, 2, 3, RECORD)));
        assert!(!is_heard(&line(1, 2, 2, RECORD)));
        assert!(!is_heard(&line(1, 3, 3, r#"{"record":"truncated" }"#)));
        assert!(!is_heard(RECORD.as_bytes()));
        let won = r#"{"record":"won"}"#;
        assert!(!is_heard(
            format!("{} 3 {won}\n", key(1).seal(3, won)).as_bytes()
        ));
        let mut odd = line(1, 3, 3, RECORD);
        odd.insert(70, 0xff);
        assert!(!is_heard(&odd));
    }

    fn hello() -> Hello {
        let key = |byte| Key::from_bytes([byte; Key::LENGTH]);
        Hello {
            seal: key(1),
            vary: key(2),
            tokio: key(3),
        }
    }

    /// What is heard of a process that says `lines` and is gone.
    async fn heard(lines: &[u8]) -> Heard {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let say = async {
            let mut greeting = vec![0; hello().to_bytes().len()];
            theirs.read_exact(&mut greeting).await.unwrap();
            assert_eq!(greeting, hello().to_bytes()[..]);
            theirs.write_all(lines).await.unwrap();
            drop(theirs);
        };
        let hello = hello();
        tokio::join!(talk(ours, &hello), say).0
    }

    fn sealed(number: u64, text: &str) -> String {
        format!("{} {number} {text}\n", hello().seal.seal(number, text))
    }

    #[tokio::test]
    async fn each_record_has_the_number_behind_that_of_the_last() {
        let printed = r#"{"record":"printed","from":0,"at":0}"#;
        let lines = |numbers: [u64; 4]| {
            let lines = numbers.map(|number| sealed(number, printed));
            lines.concat().into_bytes()
        };
        let heard_of = async |numbers| heard(&lines(numbers)).await;
        let whole = heard_of([0, 1, 2, 3]).await;
        assert!(whole.records.len() == 4 && !whole.tampered);
        for (numbers, kept) in [([0, 1, 1, 2], 2), ([0, 1, 3, 4], 2), ([1, 2, 3, 4], 0)] {
            let heard = heard_of(numbers).await;
            assert!(heard.tampered, "{numbers:?}");
            assert_eq!(heard.records.len(), kept, "{numbers:?}");
        }
    }

    #[tokio::test]
    async fn a_line_that_was_cut_off_is_no_record_and_no_forgery() {
        let first = sealed(0, RECORD);
        let whole = heard(first.as_bytes()).await;
        assert_eq!(whole.records, [Record::Truncated]);
        assert!(!whole.tampered);
        let cut = first.trim_end();
        let cut = heard(cut.as_bytes()).await;
        assert!(cut.records.is_empty() && !cut.tampered);
    }

    #[tokio::test]
    async fn one_line_of_somebody_else_spoils_what_follows() {
        let printed = r#"{"record":"printed","from":0,"at":0}"#;
        let lines = format!("{}{}{}", sealed(0, RECORD), "hello\n", sealed(1, printed));
        let heard = heard(lines.as_bytes()).await;
        assert_eq!(heard.records, [Record::Truncated]);
        assert!(heard.tampered);
    }

    #[tokio::test]
    async fn more_than_a_check_can_write_is_a_forgery_however_well_sealed() {
        let twice = sealed(0, RECORD) + &sealed(1, RECORD);
        let heard = heard(twice.as_bytes()).await;
        assert_eq!(heard.records, [Record::Truncated]);
        assert!(heard.tampered);
    }
}
