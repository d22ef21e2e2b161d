//! Bytes that somebody made up, given to all that reads what a submission can write: records on
//! the channel, file names, sources, and texts on their way into a report.
//!
//! Invariant: nothing made up is a verdict, and nothing of it steers a terminal or ends the
//! grader. `PROPTEST_CASES` says how many are tried.

use std::{ffi::OsString, fs, os::unix::ffi::OsStringExt};

use grader::{
    candidate,
    channel::{self, Heard},
    judge,
    report::{Format, Style},
    sandbox::Exit,
    scorecard::{NoteKind, Verdict},
    seed::Seed,
    submission,
    suite::CheckSpec,
    syntax,
};
use proptest::{collection::vec, prelude::*, sample::select};
use tempfile::TempDir;
use testkit_record::{
    Assembler, BarEnd, Clock, Code, Failure, Hello, LaneEnd, MarkKind, Outcome, Place, Record,
    Site, WaitKind,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::UnixStream,
};

use crate::{formats, sample};

/// Texts with all that is special to somebody.
fn text() -> impl Strategy<Value = String> {
    const NASTY: &[&str] = &[
        "",
        "\u{1b}[2J",
        "\r\n",
        "::error::x",
        "]]>",
        "=1+1",
        "\u{202e}",
        "\u{34f}\u{115f}\u{1160}\u{180b}\u{2800}",
        "\u{3164}\u{fe0f}\u{ffa0}\u{fffe}\u{e0041}",
        "\0",
    ];
    prop_oneof![any::<String>(), select(NASTY).prop_map(str::to_owned)]
}

/// Numbers, the smallest and largest among them more often.
fn number() -> impl Strategy<Value = u64> {
    prop_oneof![0..5_u64, any::<u64>(), Just(u64::MAX)]
}

fn small() -> impl Strategy<Value = u32> {
    prop_oneof![0..4_u32, Just(u32::MAX)]
}

fn place() -> impl Strategy<Value = Place> {
    (text(), small(), small()).prop_map(|(file, line, column)| Place { file, line, column })
}

fn failure() -> impl Strategy<Value = Failure> {
    (select(Code::ALL), text(), text(), text(), place()).prop_map(
        |(code, what, expected, why, place)| Failure {
            code,
            what,
            got: expected.clone(),
            expected,
            why,
            elapsed: None,
            place,
        },
    )
}

fn record() -> impl Strategy<Value = Record> {
    let stack = || vec(number(), 0..3);
    prop_oneof![
        (text(), any::<bool>()).prop_map(|(check, real)| Record::Started {
            check,
            clock: if real { Clock::Real } else { Clock::Virtual },
        }),
        (
            small(),
            proptest::option::of(place()),
            any::<bool>(),
            number()
        )
            .prop_map(|(lane, spawned_at, blocking, at)| Record::Lane {
                lane,
                spawned_at,
                blocking,
                at
            }),
        (
            small(),
            select(&[LaneEnd::Finished, LaneEnd::Panicked, LaneEnd::Cancelled][..]),
            number()
        )
            .prop_map(|(lane, ended, at)| Record::LaneEnded { lane, ended, at }),
        (
            small(),
            small(),
            proptest::option::of(select(
                &[
                    WaitKind::Work,
                    WaitKind::Sleep,
                    WaitKind::Lock,
                    WaitKind::Other
                ][..]
            )),
            proptest::option::of(text()),
            stack(),
            number()
        )
            .prop_map(|(wait, lane, kind, name, stack, at)| Record::Wait {
                wait,
                lane,
                kind,
                name,
                made_at: None,
                stack,
                at
            }),
        (
            small(),
            select(&[BarEnd::Ready, BarEnd::Cancelled][..]),
            number()
        )
            .prop_map(|(wait, ended, at)| Record::WaitEnded { wait, ended, at }),
        (
            small(),
            select(&[MarkKind::HeldThread, MarkKind::NeverPolled, MarkKind::Panic][..]),
            proptest::option::of(place()),
            number()
        )
            .prop_map(|(lane, kind, place, at)| Record::Mark {
                lane,
                kind,
                name: None,
                place,
                stack: Vec::new(),
                at
            }),
        (small(), text(), place(), number()).prop_map(|(lane, message, place, at)| {
            Record::Panicked {
                lane,
                message,
                place,
                stack: Vec::new(),
                at,
            }
        }),
        (number(), number()).prop_map(|(from, at)| Record::Printed { from, at }),
        stack().prop_map(|stack| Record::Stopped { stack }),
        Just(Record::Truncated),
        failure().prop_map(Record::Failed),
        (any::<bool>(), proptest::option::of(number()), number()).prop_map(
            |(passed, virtual_ms, real_ms)| Record::Ended {
                outcome: if passed {
                    Outcome::Passed
                } else {
                    Outcome::Failed
                },
                virtual_ms,
                real_ms
            }
        ),
    ]
}

fn steers(char: char) -> bool {
    let unseen = "\u{34f}\u{115f}\u{1160}\u{180b}\u{2800}\u{3164}\u{fe0f}\u{ffa0}\u{fffe}\u{e0041}";
    char.is_control() && char != '\n'
        || ('\u{202a}'..='\u{202e}').contains(&char)
        || unseen.contains(char)
}

/// What the grader hears if a process answers its greeting with `lines`, each with the right
/// secret in front or without.
async fn hear(lines: Vec<(bool, Vec<u8>)>) -> Heard {
    let (ours, theirs) = UnixStream::pair().expect("a socketpair");
    let process = async {
        let (mut read, mut write) = theirs.into_split();
        let mut hello = [0; Hello::LENGTH];
        read.read_exact(&mut hello).await.expect("a greeting");
        let hello = Hello::from_bytes(&hello);
        for (number, (signed, line)) in lines.into_iter().enumerate() {
            let mut bytes = Vec::new();
            if signed {
                let text = String::from_utf8_lossy(&line);
                let seal = hello.seal.seal(number as u64, &text);
                bytes.extend(format!("{seal} {number} ").bytes());
            }
            bytes.extend(line);
            bytes.push(b'\n');
            // The grader may have had enough.
            let _ = write.write_all(&bytes).await;
        }
    };
    let hello = Seed::from(7).hello("an_exercise", "a_check").expect("keys");
    let (heard, ()) = tokio::join!(channel::talk(ours, &hello), process);
    heard
}

fn check() -> CheckSpec {
    CheckSpec {
        name: "a_check".to_owned(),
        sentence: "A check".to_owned(),
        points: 1,
        clock: Clock::Virtual,
        may_hold_thread: false,
    }
}

proptest! {
    #[test]
    fn made_up_lines_are_no_pass(
        lines in vec((any::<bool>(), vec(any::<u8>(), 0..60)), 0..8)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let heard = runtime.block_on(hear(lines));
        let verdict = judge::verdict(&heard, Exit::Code(0), &check());
        prop_assert_ne!(verdict, Verdict::Passed);
    }

    /// Whoever knew the secret could write records; still, only one order of them is a pass.
    #[test]
    fn records_in_another_order_are_no_pass(records in vec(record(), 0..12)) {
        let lines = records.iter().map(|record| (true, serde_json::to_vec(record).unwrap()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let heard = runtime.block_on(hear(lines.collect()));
        prop_assert!(records.starts_with(&heard.records));
        prop_assert!(heard.tampered || heard.records.len() == records.len());
        let verdict = judge::verdict(&heard, Exit::Code(0), &check());
        prop_assert_ne!(verdict, Verdict::Passed);
    }

    #[test]
    fn any_records_make_a_picture(
        records in vec(record(), 0..40), unicode in any::<bool>(), width in 1..200_usize
    ) {
        let mut assembler = Assembler::new(&|_| Site::default());
        for record in &records {
            assembler.push(record);
        }
        let timeline = assembler.finish();
        let style = Style { unicode, width, ..Style::PLAIN };
        for line in grader::report::picture(&timeline, Clock::Virtual, "x.rs", &style) {
            prop_assert!(!line.chars().any(steers), "{line:?}");
        }
    }

    #[test]
    fn any_text_is_harmless_in_a_report(text in text(), width in 20..200_usize) {
        let mut card = sample::everything();
        for exercise in &mut card.exercises {
            exercise.file.clone_from(&text);
            exercise.reason = Some(text.clone());
            for check in &mut exercise.checks {
                if let Some(diagnosis) = &mut check.diagnosis {
                    diagnosis.text.clone_from(&text);
                }
            }
        }
        for note in &mut card.notes {
            note.file.clone_from(&text);
        }
        let style = Style { width, ..Style::PLAIN };
        let report = Format::Text.render(&card, &style).unwrap();
        prop_assert!(!report.chars().any(steers), "{report:?}");
        let page = Format::Html.render(&card, &style).unwrap();
        prop_assert!(!page.chars().any(steers));
        let parsed = scraper::Html::parse_document(&page);
        prop_assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
        let json = Format::Json.render(&card, &style).unwrap();
        prop_assert!(!json.chars().any(steers));
        let back: grader::scorecard::Scorecard = serde_json::from_str(&json).unwrap();
        prop_assert_eq!(&back, &card);
        // Pictures have a test of their own.
        for check in card.exercises.iter_mut().flat_map(|exercise| &mut exercise.checks) {
            check.timeline = None;
        }
        formats::hostile::is_harmless(&card);
    }

    #[test]
    fn any_source_can_be_read(bytes in vec(any::<u8>(), 0..400), text in "[(){}<>|&!x;=fn ]{0,300}") {
        let _ = syntax::parse(&String::from_utf8_lossy(&bytes), |file| file.items.len());
        let _ = syntax::parse(&text, |file| file.items.len());
        let course = course();
        let exercise = &course.exercises[0];
        let folder = TempDir::new().unwrap();
        let file = folder.path().join(exercise.place());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, &bytes).unwrap();
        let read = candidate::read(course, folder.path(), exercise);
        prop_assert_eq!(read.is_ok(), std::str::from_utf8(&bytes).is_ok_and(|it| !it.trim().is_empty()));
    }

    #[test]
    fn any_file_name_is_told(name in vec(1..=u8::MAX, 1..100)) {
        // What no system lets a file be called.
        let mut name: Vec<u8> = name.into_iter().filter(|byte| *byte != b'/').collect();
        name.insert(0, b'x');
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(OsString::from_vec(name.clone())), "").unwrap();
        let notes = submission::notes(course(), folder.path());
        prop_assert_eq!(notes.len(), 1);
        prop_assert_eq!(notes[0].kind, NoteKind::Extra);
    }
}

fn course() -> &'static grader::exercise::Course {
    use std::sync::OnceLock;

    static COURSE: OnceLock<grader::exercise::Course> = OnceLock::new();
    COURSE.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(crate::course::Opened::open()).course
    })
}
