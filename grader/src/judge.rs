//! Runs one check in a process of its own and turns what it left behind into a verdict.
//!
//! Invariant: a verdict comes from the check's records, and a pass needs a process that ended as
//! one does whose check has passed. Otherwise how it exited decides only which way a check
//! without a closing record has failed.

use std::{ffi::OsString, path::Path, time::Duration};

use anyhow::Context;
use testkit_record::{Clock, MarkKind, Outcome, Record};

use crate::{
    channel::{self, Heard},
    exercise::Exercise,
    policy::Group,
    sandbox::{self, Exit, Fence, Finished, Job, Limits, Network, Program, Sandbox},
    scorecard::{Output, Verdict},
    seed::Seed,
    suite::CheckSpec,
};

/// What is kept of a candidate's output, in bytes.
const OUTPUT_CAP: usize = 16 << 10;

/// What a check may have, in bytes of memory; enough for the stacks of all the threads that Tokio
/// starts for blocking calls.
pub const MEMORY: u64 = 2 << 30;

/// What a check may write into one file, in bytes.
pub const FILE_SIZE: u64 = 16 << 20;

/// A check's run, before anybody has asked why.
#[derive(Debug)]
pub struct Run {
    pub verdict: Verdict,
    pub exit: Exit,
    pub records: Vec<Record>,
    /// What the candidate printed.
    pub output: Option<Output>,
    /// Milliseconds of real time, the process's start included.
    pub real_ms: u64,
    /// An answer may hold the runtime's thread in this check.
    pub may_hold_thread: bool,
}

impl Run {
    /// The candidate held the thread of the check's runtime.
    pub fn held_thread(&self) -> bool {
        let is_hold = |record: &Record| matches!(record, Record::Mark { kind, .. } if *kind == MarkKind::HeldThread);
        self.records.iter().any(is_hold)
    }

    /// Milliseconds of virtual time that the check took.
    pub fn virtual_ms(&self) -> Option<u64> {
        self.records.iter().rev().find_map(|record| match record {
            Record::Ended { virtual_ms, .. } => *virtual_ms,
            _ => None,
        })
    }
}

/// Runs `check` of the suite that was built as `binary`, in a folder that is removed afterwards.
///
/// # Errors
/// If the process can't be started or talked to: the grader's fault, not the candidate's.
pub async fn run(
    check: &CheckSpec,
    exercise: &Exercise,
    binary: &Path,
    seed: Seed,
    sandbox: &Sandbox,
) -> anyhow::Result<Run> {
    let folder = binary.parent().context("a suite lies in a folder")?;
    let scratch = tempfile::Builder::new()
        .prefix("run-")
        .tempdir_in(folder)
        .with_context(|| format!("create a folder in {}", folder.display()))?;
    let mut job = Job::new(binary, scratch.path());
    job.args = ["--exact", &check.name, "--nocapture", "--test-threads=1"]
        .map(OsString::from)
        .into();
    job.env = [("TESTKIT_CHANNEL".into(), "stdin".into())].into();
    job.deadline = Duration::from_millis(exercise.timeout_ms);
    job.output_cap = OUTPUT_CAP;
    job.has_last_word = true;
    job.confine(sandbox, fence(exercise, scratch.path()));
    let hello = seed.hello(&exercise.name, check.function())?;
    let (finished, heard) =
        sandbox::run_with_channel(job, async |stream| channel::talk(stream, &hello).await)
            .await
            .with_context(|| format!("run check {} of {}", check.name, exercise.name))?;
    let kept = scratch.path().to_owned();
    // Apart, so that a signal ends the grader however much there is to remove.
    // Only a process that got away, as it may below t1, can be in the way; dropping tries again.
    let _ = tokio::task::spawn_blocking(move || sandbox::empty(&kept)).await?;
    Ok(Run {
        verdict: verdict(&heard, finished.exit, check),
        exit: finished.exit,
        output: output(&finished, &heard.records, check.clock),
        real_ms: u64::try_from(finished.real.as_millis()).unwrap_or(u64::MAX),
        records: heard.records,
        may_hold_thread: check.may_hold_thread,
    })
}

/// What a check may do.
fn fence(exercise: &Exercise, scratch: &Path) -> Fence {
    let limits = Limits {
        memory: MEMORY,
        // Reached before the deadline only where several threads compute.
        cpu: Duration::from_millis(exercise.timeout_ms) * 2,
        file_size: FILE_SIZE,
        open_files: 256,
        threads: 1024,
    };
    let mut fence = Fence::new(Program::Judged, limits);
    fence.write = vec![scratch.to_owned()];
    if exercise.allow.contains(&Group::Sockets) {
        fence.network = Network::Loopback;
    }
    fence
}

/// The verdict of a process that said `heard` and then ended with `exit`.
pub fn verdict(heard: &Heard, exit: Exit, check: &CheckSpec) -> Verdict {
    if heard.tampered || !is_whole(&heard.records, check) {
        return Verdict::Tampered;
    }
    let outcome = match heard.records.last() {
        Some(Record::Ended { outcome, .. }) => Some(outcome),
        _ => None,
    };
    match (outcome, exit) {
        (Some(Outcome::Failed), _) => Verdict::Failed,
        (Some(Outcome::Passed), Exit::Code(0)) => Verdict::Passed,
        // The testkit ends the process with another code only after another record.
        (Some(Outcome::Passed), Exit::Code(_)) => Verdict::Tampered,
        (_, Exit::TimedOut | Exit::CpuLimit) => Verdict::TimedOut,
        (_, Exit::Signal(_) | Exit::OutputLimit | Exit::MemoryLimit | Exit::FileLimit) => {
            Verdict::Crashed
        }
        (None, Exit::Code(_)) => Verdict::Missing,
    }
}

/// Whether the records are those of this check, in an order that the testkit writes: what a
/// check begins with stands first and only there, what it ends with stands last and only there,
/// and a check that failed an assertion did not pass.
fn is_whole(records: &[Record], check: &CheckSpec) -> bool {
    let mut failed = false;
    records
        .iter()
        .enumerate()
        .all(|(index, record)| match record {
            Record::Started { check: name, clock } => {
                index == 0 && check.function() == name && *clock == check.clock
            }
            Record::Ended {
                outcome,
                virtual_ms,
                ..
            } => {
                index + 1 == records.len()
                    && index > 0
                    && !(failed && *outcome == Outcome::Passed)
                    && virtual_ms.is_some() == (check.clock == Clock::Virtual)
            }
            other => {
                failed |= matches!(other, Record::Failed(_));
                index > 0
            }
        })
}

/// Whoever holds the thread that everybody's tasks run on has not done the task, whatever else is
/// right. The marks in `run` have to be the candidate's own.
pub fn hold_to_its_thread(run: &mut Run) {
    if run.verdict == Verdict::Passed && !run.may_hold_thread && run.held_thread() {
        run.verdict = Verdict::Failed;
    }
}

/// What went to standard error, where the testkit also points standard output: the harness's
/// own lines, printed before that, stay out.
fn output(finished: &Finished, records: &[Record], clock: Clock) -> Option<Output> {
    let captured = &finished.stderr;
    let text = without_thread_number(&String::from_utf8_lossy(&captured.bytes));
    let times = match clock {
        Clock::Virtual => line_times(&captured.bytes, records),
        Clock::Real => Vec::new(),
    };
    (!captured.bytes.is_empty()).then_some(Output {
        text,
        line_times: times,
        truncated: captured.truncated,
    })
}

/// The run-time's last words name the thread by a number that is another one in each run.
fn without_thread_number(text: &str) -> String {
    const LAST_WORDS: &str = ") has overflowed its stack";
    let numbered = text.split_once(LAST_WORDS).and_then(|(before, after)| {
        let (before, number) = before.rsplit_once(" (")?;
        let is_number = number.chars().all(|digit| digit.is_ascii_digit());
        is_number.then(|| format!("{before}{}{after}", LAST_WORDS.trim_start_matches(')')))
    });
    numbered.unwrap_or_else(|| text.to_owned())
}

/// When each line of the output began; up to the first one that nothing is recorded of.
fn line_times(bytes: &[u8], records: &[Record]) -> Vec<u64> {
    let printed: Vec<(u64, u64)> = records
        .iter()
        .filter_map(|record| match record {
            Record::Printed { from, at } => Some((*from, *at)),
            _ => None,
        })
        .collect();
    let mut times = Vec::new();
    let mut start = 0_u64;
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        let before = printed.iter().rev().find(|(from, _)| *from <= start);
        let Some((_, at)) = before else { break };
        times.push(*at);
        start += line.len() as u64;
    }
    times
}

#[cfg(test)]
mod tests;
