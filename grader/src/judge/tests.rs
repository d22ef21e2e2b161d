//! What records and an end come to.

use std::{path::Path, time::Duration};

use testkit_record::{Clock, Code, Failure, MarkKind, Outcome, Place, Record};

use super::{
    FILE_SIZE, Heard, MEMORY, OUTPUT_CAP, Run, fence, hold_to_its_thread, line_times, verdict,
    without_thread_number,
};
use crate::{
    exercise::Exercise,
    policy::Group,
    sandbox::{Children, Exit, Network, Program, in_words},
    scorecard::Verdict,
    suite::CheckSpec,
};

fn spec(clock: Clock) -> CheckSpec {
    CheckSpec {
        name: "a_check".to_owned(),
        sentence: "A check".to_owned(),
        points: 1,
        clock,
        may_hold_thread: false,
    }
}

fn started() -> Record {
    Record::Started {
        check: "a_check".to_owned(),
        clock: Clock::Virtual,
    }
}

fn ended(outcome: Outcome) -> Record {
    Record::Ended {
        outcome,
        virtual_ms: Some(7),
        real_ms: 3,
    }
}

fn failed() -> Record {
    Record::Failed(Failure {
        code: Code::WrongValue,
        what: "the answer".to_owned(),
        expected: "42".to_owned(),
        got: "41".to_owned(),
        why: String::new(),
        elapsed: None,
        place: Place {
            file: "suite.rs".to_owned(),
            line: 1,
            column: 1,
        },
    })
}

fn held() -> Record {
    Record::Mark {
        lane: 0,
        kind: MarkKind::HeldThread,
        name: None,
        place: None,
        stack: Vec::new(),
        at: 0,
    }
}

fn after(records: Vec<Record>) -> Verdict {
    let heard = Heard {
        records,
        tampered: false,
    };
    verdict(&heard, Exit::Code(0), &spec(Clock::Virtual))
}

#[test]
fn only_the_records_of_a_whole_check_make_a_pass() {
    let pass = || ended(Outcome::Passed);
    assert_eq!(after(vec![started(), pass()]), Verdict::Passed);
    assert_eq!(
        after(vec![started(), Record::Truncated, pass()]),
        Verdict::Passed
    );
    assert_eq!(
        after(vec![started(), failed(), ended(Outcome::Failed)]),
        Verdict::Failed
    );
    // A panic without an assertion fails too.
    assert_eq!(
        after(vec![started(), ended(Outcome::Failed)]),
        Verdict::Failed
    );

    let other = Record::Started {
        check: "another_check".to_owned(),
        clock: Clock::Virtual,
    };
    let real = Record::Started {
        check: "a_check".to_owned(),
        clock: Clock::Real,
    };
    let timeless = Record::Ended {
        outcome: Outcome::Passed,
        virtual_ms: None,
        real_ms: 3,
    };
    for forged in [
        vec![pass()],
        vec![Record::Truncated, pass()],
        vec![started(), pass(), pass()],
        vec![started(), pass(), Record::Truncated],
        vec![started(), started(), pass()],
        vec![Record::Truncated, started(), pass()],
        vec![other, pass()],
        vec![real, pass()],
        vec![started(), timeless],
        vec![started(), failed(), pass()],
        vec![started(), failed(), Record::Truncated, pass()],
    ] {
        assert_eq!(after(forged.clone()), Verdict::Tampered, "{forged:?}");
    }
}

#[test]
fn what_was_not_said_is_missing_and_what_was_forged_is_tampered() {
    assert_eq!(after(Vec::new()), Verdict::Missing);
    assert_eq!(after(vec![started()]), Verdict::Missing);
    assert_eq!(after(vec![started(), failed()]), Verdict::Missing);
    let heard = Heard {
        records: vec![started(), ended(Outcome::Passed)],
        tampered: true,
    };
    let check = spec(Clock::Virtual);
    assert_eq!(verdict(&heard, Exit::Code(0), &check), Verdict::Tampered);
}

#[test]
fn a_check_on_the_machine_s_clock_has_no_virtual_time() {
    let records = |virtual_ms| {
        let started = Record::Started {
            check: "a_check".to_owned(),
            clock: Clock::Real,
        };
        let ended = Record::Ended {
            outcome: Outcome::Passed,
            virtual_ms,
            real_ms: 3,
        };
        Heard {
            records: vec![started, ended],
            tampered: false,
        }
    };
    let check = spec(Clock::Real);
    let judge = |heard| verdict(&heard, Exit::Code(0), &check);
    assert_eq!(judge(records(None)), Verdict::Passed);
    assert_eq!(judge(records(Some(1))), Verdict::Tampered);
}

fn run(verdict: Verdict, records: Vec<Record>, may_hold_thread: bool) -> Run {
    Run {
        verdict,
        exit: Exit::Code(0),
        records,
        output: None,
        real_ms: 3,
        may_hold_thread,
    }
}

#[test]
fn whoever_holds_the_thread_has_not_passed() {
    let judged = |verdict, records, may_hold_thread| {
        let mut run = run(verdict, records, may_hold_thread);
        hold_to_its_thread(&mut run);
        run.verdict
    };
    let never_polled = Record::Mark {
        lane: 0,
        kind: MarkKind::NeverPolled,
        name: None,
        place: None,
        stack: Vec::new(),
        at: 0,
    };
    let passed = Verdict::Passed;
    assert_eq!(judged(passed, vec![held()], false), Verdict::Failed);
    assert_eq!(judged(passed, vec![held()], true), passed);
    assert_eq!(judged(passed, vec![never_polled], false), passed);
    assert_eq!(judged(passed, Vec::new(), false), passed);
    let crashed = Verdict::Crashed;
    assert_eq!(judged(crashed, vec![held()], false), crashed);
}

#[test]
fn the_virtual_time_is_what_the_closing_record_says() {
    let time = |records| run(Verdict::Passed, records, false).virtual_ms();
    assert_eq!(time(vec![started(), ended(Outcome::Passed)]), Some(7));
    assert_eq!(time(vec![started()]), None);
}

#[test]
fn a_pass_needs_a_process_that_ended_as_it_should() {
    let check = spec(Clock::Virtual);
    let said = |outcome| Heard {
        records: vec![started(), ended(outcome)],
        tampered: false,
    };
    let cases = [
        (Exit::Code(0), Verdict::Passed),
        (Exit::Code(101), Verdict::Tampered),
        (Exit::Code(1), Verdict::Tampered),
        (Exit::Signal(6), Verdict::Crashed),
        (Exit::Signal(11), Verdict::Crashed),
        (Exit::MemoryLimit, Verdict::Crashed),
        (Exit::OutputLimit, Verdict::Crashed),
        (Exit::FileLimit, Verdict::Crashed),
        (Exit::TimedOut, Verdict::TimedOut),
        (Exit::CpuLimit, Verdict::TimedOut),
    ];
    for (exit, expected) in cases {
        assert_eq!(
            verdict(&said(Outcome::Passed), exit, &check),
            expected,
            "{exit:?}"
        );
        // What failed has failed, however it ends.
        assert_eq!(
            verdict(&said(Outcome::Failed), exit, &check),
            Verdict::Failed
        );
    }
}

#[test]
fn the_number_of_a_thread_is_left_out() {
    let text = "hi\n\nthread 'a_check' (4711) has overflowed its stack\nfatal";
    let expected = "hi\n\nthread 'a_check' has overflowed its stack\nfatal";
    assert_eq!(without_thread_number(text), expected);
    assert_eq!(without_thread_number("(4711) things"), "(4711) things");
}

#[test]
fn each_line_has_the_time_of_the_write_that_began_it() {
    let printed = |(from, at)| Record::Printed { from, at };
    let records = [(0, 0), (4, 30), (6, 80)].map(printed);
    assert_eq!(line_times(b"one\ntwo\n\nfour", &records), [0, 30, 80, 80]);
    assert!(line_times(b"one\n", &[]).is_empty());
    assert!(line_times(b"one\n", &[printed((4, 0))]).is_empty());
}

#[test]
fn a_check_may_use_what_reports_say() {
    assert_eq!(in_words(MEMORY), "2 GiB");
    assert_eq!(in_words(FILE_SIZE), "16 MiB");
    assert_eq!(in_words(OUTPUT_CAP as u64), "16 KiB");
}

#[test]
fn a_check_has_twice_its_deadline_on_processors_and_a_folder() {
    let mut exercise = Exercise {
        timeout_ms: 700,
        ..Exercise::default()
    };
    let folder = Path::new("/scratch");
    let mut check = fence(&exercise, folder);
    assert_eq!(check.limits.cpu, Duration::from_millis(1400));
    assert_eq!(
        (check.limits.memory, check.limits.file_size),
        (MEMORY, FILE_SIZE)
    );
    assert_eq!(
        (check.program, check.children),
        (Program::Judged, Children::None)
    );
    assert_eq!((&check.read, &check.run), (&Vec::new(), &Vec::new()));
    assert_eq!(check.write, [folder]);
    assert_eq!(check.network, Network::None);
    exercise.allow = vec![Group::Sockets];
    check = fence(&exercise, folder);
    assert_eq!(check.network, Network::Loopback);
}
