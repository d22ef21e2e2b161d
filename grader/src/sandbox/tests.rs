//! Tests of the sandbox, with the shell as the process.
//!
//! Invariant: none waits for longer than the deadlines it sets and the grace.

use std::time::Instant;

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::*;

fn shell(script: &str) -> Job {
    let mut job = Job::new("/bin/sh", "/");
    job.args = vec!["-c".into(), script.into()];
    job.env = BTreeMap::from([("PATH".into(), "/usr/bin:/bin".into())]);
    job.deadline = Duration::from_secs(20);
    job
}

/// Whether a process of that number still runs.
fn runs(pid: &str) -> bool {
    let pid = rustix::process::Pid::from_raw(pid.trim().parse().unwrap()).unwrap();
    rustix::process::test_kill_process(pid).is_ok()
}

/// Waits until the process is gone, a killed orphan being reaped by somebody else.
async fn gone(pid: &str) -> bool {
    for _ in 0..100 {
        // A zombie whose parent does not reap it still has its number.
        let zombie = std::fs::read_to_string(format!("/proc/{}/stat", pid.trim()))
            .is_ok_and(|stat| stat.contains(") Z "));
        if zombie || !runs(pid) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}

#[tokio::test]
async fn says_how_a_process_ended_and_what_it_wrote() {
    let finished = run(shell("echo out; echo err >&2; exit 7")).await.unwrap();
    assert_eq!(finished.exit, Exit::Code(7));
    assert_eq!(finished.stdout.bytes, b"out\n");
    assert_eq!(finished.stderr.bytes, b"err\n");

    let finished = run(shell("kill -9 $$")).await.unwrap();
    assert_eq!(finished.exit, Exit::Signal(9));
}

#[tokio::test]
async fn merged_output_keeps_its_order() {
    let mut job = shell("echo a; echo b >&2; echo c; echo d >&2");
    job.merge_output = true;
    let finished = run(job).await.unwrap();
    assert_eq!(finished.stdout.bytes, b"a\nb\nc\nd\n");
    assert_eq!(finished.stderr, Captured::default());
}

#[tokio::test]
async fn nothing_is_inherited_but_what_the_job_names() {
    let finished = run(shell("env; cat")).await.unwrap();
    let text = String::from_utf8(finished.stdout.bytes).unwrap();
    assert!(text.contains("PATH=/usr/bin:/bin"), "{text}");
    assert!(!text.contains("CARGO"), "{text}");
}

#[tokio::test]
async fn the_deadline_ends_the_whole_group() {
    let mut job = shell("sleep 100 & echo $!; wait");
    job.deadline = Duration::from_millis(300);
    let started = Instant::now();
    let finished = run(job).await.unwrap();
    assert_eq!(finished.exit, Exit::TimedOut);
    assert!(started.elapsed() < Duration::from_secs(5));
    assert!(gone(&String::from_utf8(finished.stdout.bytes).unwrap()).await);
}

#[tokio::test]
async fn a_child_left_behind_is_ended_and_not_waited_for() {
    let finished = run(shell("sleep 100 & echo $!")).await.unwrap();
    assert_eq!(finished.exit, Exit::Code(0));
    assert!(finished.real < Duration::from_secs(5));
    assert!(gone(&String::from_utf8(finished.stdout.bytes).unwrap()).await);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_daemon_that_left_the_group_cannot_hang_the_reading() {
    let started = Instant::now();
    let (finished, said) = run_with_channel(
        shell("setsid sleep 5 & echo out; sleep 0.2"),
        async |mut socket| {
            let mut bytes = Vec::new();
            let _ = socket.read_to_end(&mut bytes).await;
            bytes
        },
    )
    .await
    .unwrap();
    assert_eq!(finished.stdout.bytes, b"out\n");
    assert!(said.is_empty());
    assert!(
        started.elapsed() < Duration::from_secs(3),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn output_beyond_the_cap_is_thrown_away_and_a_flood_ends_the_process() {
    let mut job = shell("head -c 100000 /dev/zero");
    job.output_cap = 1000;
    let finished = run(job).await.unwrap();
    assert_eq!(finished.exit, Exit::Code(0));
    assert_eq!(finished.stdout.bytes.len(), 1000);
    assert!(finished.stdout.truncated);

    let mut job = shell("cat /dev/zero");
    job.output_cap = 1000;
    let finished = run(job).await.unwrap();
    assert_eq!(finished.exit, Exit::OutputLimit);
    assert_eq!(finished.stdout.bytes.len(), 1000);
}

#[tokio::test]
async fn a_dropped_call_leaves_nothing_running() {
    let folder = tempfile::tempdir().unwrap();
    let mut job = shell("sleep 100 & echo $! > pid; wait");
    job.cwd = folder.path().to_owned();
    let pid = folder.path().join("pid");
    let patience = tokio::time::timeout(Duration::from_secs(10), async {
        tokio::select! {
            _ = run(job) => unreachable!("it sleeps"),
            () = async {
                while !std::fs::read_to_string(&pid).is_ok_and(|text| text.ends_with('\n')) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            } => {}
        }
    });
    patience.await.unwrap();
    assert!(gone(&std::fs::read_to_string(&pid).unwrap()).await);
}

#[tokio::test]
async fn the_channel_is_standard_input_both_ways() {
    let (finished, said) = run_with_channel(
        shell("read line; echo \"got $line\" >&0; echo out"),
        async |mut socket| {
            socket.write_all(b"hello\n").await.unwrap();
            let mut text = String::new();
            socket.read_to_string(&mut text).await.unwrap();
            text
        },
    )
    .await
    .unwrap();
    assert_eq!(said, "got hello\n");
    assert_eq!(finished.stdout.bytes, b"out\n");
}

#[tokio::test]
async fn lines_come_while_the_process_runs() {
    let mut lines = Vec::new();
    let job = shell("echo one; printf 'two\\n\\nthr'; printf ee");
    run_watched(job, |line| {
        lines.push(String::from_utf8_lossy(line).into_owned());
    })
    .await
    .unwrap();
    assert_eq!(lines, ["one", "two", "three"]);
}

#[tokio::test]
async fn a_missing_program_is_named() {
    let error = run(Job::new("/no/such/program", "/")).await.unwrap_err();
    assert!(
        format!("{error:#}").contains("/no/such/program"),
        "{error:#}"
    );
    let error = run(Job::new("/bin/sh", "/no/such/folder"))
        .await
        .unwrap_err();
    assert!(
        format!("{error:#}").contains("/no/such/folder"),
        "{error:#}"
    );
}
