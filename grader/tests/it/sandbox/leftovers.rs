//! What a tool or a killed grader leaves behind: nothing.
//!
//! Invariant: each test waits for what it needs and not for a time.

use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use grader::sandbox::{Children, Exit, Fence, Job, Program, Sandbox, run};
use tempfile::TempDir;

use super::{limits, sandboxes, text};

/// A shell as a tool that starts others.
pub(super) fn tool(sandbox: &Sandbox, scratch: &TempDir, script: &str) -> Job {
    let mut job = Job::new("/bin/sh", scratch.path());
    job.args = vec!["-c".into(), script.into()];
    job.env = BTreeMap::from([("PATH".into(), "/usr/bin:/bin".into())]);
    job.deadline = Duration::from_secs(20);
    let mut fence = Fence::new(Program::Tool, limits());
    fence.children = Children::Tools;
    fence.write.push(scratch.path().to_owned());
    job.confine(sandbox, fence);
    job
}

fn runs(pid: &str) -> bool {
    // A zombie has only its number left.
    fs::read_to_string(format!("/proc/{}/stat", pid.trim()))
        .is_ok_and(|stat| !stat.contains(") Z "))
}

async fn gone(pids: &[String]) -> bool {
    for _ in 0..150 {
        if !pids.iter().any(|pid| runs(pid)) {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}

/// A shell that leaves behind a process twice forked, in a session of its own.
const DAEMON: &str = "sh -c 'setsid sh -c \"sleep 100 & echo \\$! > pid; wait\" & wait' &
    while ! [ -s pid ]; do sleep 0.01; done; ";

#[tokio::test]
async fn a_tool_s_daemons_are_gone_when_it_is() {
    for (tier, sandbox) in sandboxes().await.split_off(1) {
        let scratch = tempfile::tempdir().expect("a folder");
        let pid = || fs::read_to_string(scratch.path().join("pid")).expect("a number");
        let script = format!("{DAEMON} exit 7");
        let finished = run(tool(&sandbox, &scratch, &script))
            .await
            .expect("set up");
        assert_eq!(finished.exit, Exit::Code(7), "{tier}: {}", text(&finished));
        assert!(!runs(&pid()), "{tier}: a daemon is left");
        fs::remove_file(scratch.path().join("pid")).expect("removed");

        let mut job = tool(&sandbox, &scratch, &format!("{DAEMON} sleep 100"));
        job.deadline = Duration::from_secs(2);
        let finished = run(job).await.expect("set up");
        assert_eq!(finished.exit, Exit::TimedOut, "{tier}");
        assert!(!runs(&pid()), "{tier}: a daemon is left after the deadline");
        fs::remove_file(scratch.path().join("pid")).expect("removed");

        let job = tool(&sandbox, &scratch, &format!("{DAEMON} sleep 100"));
        tokio::select! {
            _ = run(job) => unreachable!("it sleeps"),
            () = async {
                while !fs::read_to_string(scratch.path().join("pid")).is_ok_and(|it| it.ends_with('\n')) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
            } => {}
        }
        assert!(
            gone(&[pid()]).await,
            "{tier}: a daemon is left by a dropped call"
        );

        let finished = run(tool(&sandbox, &scratch, "kill -TERM $$"))
            .await
            .expect("set up");
        assert_eq!(finished.exit, Exit::Signal(15), "{tier}");
    }
}

/// Every descendant of a process.
fn descendants(pid: u32) -> Vec<String> {
    let path = format!("/proc/{pid}/task");
    let threads = fs::read_dir(path).into_iter().flatten().flatten();
    let lists = threads.filter_map(|it| fs::read_to_string(it.path().join("children")).ok());
    let children: Vec<String> = lists
        .flat_map(|list| {
            let words = list.split_whitespace().map(str::to_owned);
            words.collect::<Vec<_>>()
        })
        .collect();
    let below = children
        .iter()
        .flat_map(|it| descendants(it.parse().expect("a number")));
    let below: Vec<String> = below.collect();
    [children, below].concat()
}

#[tokio::test]
async fn nothing_outlives_a_grader_that_is_killed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a workspace");
    let hostile = root.join("grader/tests/hostile/endless_loop.rs");
    let submission = tempfile::tempdir().expect("a folder");
    let file = submission.path().join("02_joining/join_two.rs");
    fs::create_dir(file.parent().expect("a topic")).expect("a folder");
    fs::copy(hostile, file).expect("a copy");
    for (tier, _) in sandboxes().await.split_off(1) {
        // In the middle of the candidate's compilation, of the suite's, and of the check.
        for program in ["clippy-driver", "ld", "suite"] {
            let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_grader"));
            let mut grader = command
                .current_dir(root)
                .args([
                    "grade",
                    "join_two",
                    "--sandbox",
                    tier.as_str(),
                    "--submission",
                ])
                .arg(submission.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("the grader starts");
            let pid = grader.id().expect("it runs");
            let name = |pid: &String| fs::read_link(format!("/proc/{pid}/exe")).unwrap_or_default();
            let is_meant = |pid: &String| {
                let name = name(pid);
                let name = name.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with(program) || (program == "ld" && name.ends_with("lld"))
            };
            let began = Instant::now();
            let below = loop {
                let below = descendants(pid);
                if below.iter().any(is_meant) {
                    break below;
                }
                let patience = began.elapsed() < Duration::from_mins(1);
                assert!(patience, "{tier}: {program} was not seen");
                tokio::time::sleep(Duration::from_millis(1)).await;
            };
            grader.kill().await.expect("it is killed");
            assert!(
                gone(&below).await,
                "{tier}: {program} outlived the grader: {below:?}"
            );
        }
    }
}
