//! The sandbox, from the inside: hostile programs run in it, at each tier that the machine has.
//!
//! Invariant: after each, no process and nothing in its folder is left that can't be removed.

mod attacks;
mod leftovers;
mod offered;

use std::{
    collections::BTreeMap,
    env, fs,
    net::{TcpListener, UdpSocket},
    os::{
        linux::net::SocketAddrExt,
        unix::{
            fs::PermissionsExt,
            net::{SocketAddr, UnixListener},
        },
    },
    path::Path,
    time::Duration,
};

use attacks::{ATTEMPT, HERE, ON, REACHED};
use grader::exit_code::ExitCode;
use grader::sandbox::{
    Exit, Fence, Finished, Job, Limits, Network, Program, Sandbox, Tier, Wish, run,
};
use leftovers::tool;
pub(crate) use offered::offered;
use tempfile::TempDir;

/// The sandboxes that this machine has, the lowest first; all that its kernel offers are there.
async fn sandboxes() -> Vec<(Tier, Sandbox)> {
    let shim = Path::new(env!("CARGO_BIN_EXE_grader"));
    let mut all = Vec::new();
    for tier in Tier::ALL {
        if let Ok(sandbox) = Sandbox::open(Wish::Exactly(*tier), shim).await {
            all.push((*tier, sandbox));
        }
    }
    for tier in Tier::ALL.iter().filter(|tier| **tier <= offered()) {
        let is_there = all.iter().any(|(has, _)| has == tier);
        assert!(is_there, "the kernel offers {tier}, and it can't be set up");
    }
    all
}

fn limits() -> Limits {
    Limits {
        memory: 1 << 30,
        cpu: Duration::from_secs(20),
        file_size: 1 << 20,
        open_files: 64,
        threads: 100,
    }
}

/// An attempt of a judged program, made in a folder of its own.
fn attempt(sandbox: &Sandbox, scratch: &TempDir, what: &str, on: &str) -> Job {
    attempt_within(sandbox, scratch, what, on, limits())
}

fn attempt_within(
    sandbox: &Sandbox,
    scratch: &TempDir,
    what: &str,
    on: &str,
    limits: Limits,
) -> Job {
    let program = env::current_exe().expect("this test's program");
    let mut job = Job::new(program, scratch.path());
    job.args = HERE.map(Into::into).into();
    job.env = BTreeMap::from([(ATTEMPT.into(), what.into()), (ON.into(), on.into())]);
    job.deadline = Duration::from_secs(20);
    let mut fence = Fence::new(Program::Judged, limits);
    fence.write.push(scratch.path().to_owned());
    job.confine(sandbox, fence);
    job
}

fn text(finished: &Finished) -> String {
    let bytes = [&finished.stdout.bytes[..], &finished.stderr.bytes[..]].concat();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn reached(finished: &Finished) -> bool {
    text(finished).contains(REACHED)
}

/// Makes an attempt at each tier: it is refused from `from` on. Below, nothing is promised.
async fn refused_from(from: Tier, what: &str, on: &str) {
    for (tier, sandbox) in sandboxes().await {
        let scratch = tempfile::tempdir().expect("a folder");
        let job = attempt(&sandbox, &scratch, what, on);
        let finished = run(job).await.expect("the sandbox is set up");
        let text = text(&finished);
        if tier >= from {
            let refused = text.contains("refused:") && !reached(&finished);
            assert!(refused, "{tier}: {what} {on}: {:?} {text}", finished.exit);
        }
        scratch.close().expect("nothing is left");
    }
}

#[tokio::test]
async fn files_of_the_system_of_people_and_of_the_course_can_t_be_read() {
    let home = env::home_dir().expect("a home");
    let secret = tempfile::NamedTempFile::new().expect("a file");
    fs::write(&secret, "secret").expect("a secret");
    let solution = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
    for file in [
        Path::new("/etc/passwd"),
        Path::new("/proc/self/environ"),
        Path::new("/proc/self/mem"),
        Path::new("/proc/1/cmdline"),
        Path::new("/dev/tty"),
        secret.path(),
        &solution,
    ] {
        refused_from(Tier::T2, "read", &file.display().to_string()).await;
    }
    for folder in [&home, Path::new("/"), Path::new("/tmp"), Path::new("/proc")] {
        refused_from(Tier::T2, "list", &folder.display().to_string()).await;
    }
}

#[tokio::test]
async fn nothing_is_written_but_in_the_folder_of_its_own() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::set_permissions(outside.path(), fs::Permissions::from_mode(0o777)).expect("open to all");
    let file = outside.path().join("file");
    fs::write(&file, "before").expect("a file");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o666)).expect("open to all");
    let file = file.display().to_string();
    refused_from(Tier::T2, "write", &file).await;
    refused_from(Tier::T2, "remove", &file).await;
    refused_from(Tier::T2, "write", "/dev/shm/was_here").await;
    let _ = fs::remove_file("/dev/shm/was_here");
    fs::write(&file, "before").expect("a file");
    refused_from(Tier::T1, "chmod", &file).await;
    refused_from(Tier::T1, "truncate", &file).await;
}

#[tokio::test]
async fn no_network_is_reached() {
    let tcp = TcpListener::bind("127.0.0.1:0").expect("a listener");
    let udp = UdpSocket::bind("127.0.0.1:0").expect("a socket");
    refused_from(Tier::T1, "tcp", &tcp.local_addr().unwrap().to_string()).await;
    refused_from(Tier::T1, "udp", &udp.local_addr().unwrap().to_string()).await;
    let name = format!("grader-test-{}", std::process::id());
    let address = SocketAddr::from_abstract_name(&name).expect("a name");
    let _listener = UnixListener::bind_addr(&address).expect("a listener");
    refused_from(Tier::T1, "abstract", &name).await;
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).expect("open to all");
    let path = folder.path().join("socket");
    let _listener = UnixListener::bind(&path).expect("a listener");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o777)).expect("open to all");
    refused_from(Tier::T1, "unix", &path.display().to_string()).await;
    refused_from(Tier::T1, "datagram", &path.display().to_string()).await;
}

#[tokio::test]
async fn no_process_is_started_reached_or_outlived() {
    for (what, on) in [
        ("start", "/bin/true"),
        ("become", "/bin/true"),
        ("fork", ""),
        ("namespace", ""),
        ("leave_the_parent", ""),
        ("leave_memory", ""),
    ] {
        refused_from(Tier::T1, what, on).await;
    }
    let grader = std::process::id().to_string();
    refused_from(Tier::T1, "signal", &grader).await;
    refused_from(Tier::T1, "signal", "-1").await;
    refused_from(Tier::T1, "signal", "0").await;
    // F_SETOWN, F_SETSIG and F_SETOWN_EX; FIOSETOWN and SIOCSPGRP.
    for command in ["8", "10", "15"] {
        refused_from(Tier::T1, "own_a_descriptor", command).await;
    }
    for request in ["35073", "35074"] {
        refused_from(Tier::T1, "own_a_socket", request).await;
    }
    refused_from(Tier::T2, "trace", &grader).await;
}

/// The attempts on descriptors are calls that the kernel grants where nobody forbids them.
#[tokio::test]
async fn below_that_a_descriptor_can_be_owned() {
    let (tier, sandbox) = sandboxes().await.swap_remove(0);
    assert_eq!(tier, Tier::T0);
    for (what, on) in [
        ("own_a_descriptor", "8"),
        ("own_a_descriptor", "10"),
        ("own_a_descriptor", "15"),
        ("own_a_socket", "35073"),
        ("own_a_socket", "35074"),
    ] {
        let scratch = tempfile::tempdir().expect("a folder");
        let finished = run(attempt(&sandbox, &scratch, what, on)).await;
        let finished = finished.expect("the sandbox is set up");
        assert!(reached(&finished), "{what} {on}: {}", text(&finished));
    }
}

#[tokio::test]
async fn an_honest_program_does_not_notice() {
    for (tier, sandbox) in sandboxes().await {
        for network in [Network::None, Network::Loopback] {
            let scratch = tempfile::tempdir().expect("a folder");
            let mut job = attempt(&sandbox, &scratch, "honest", "");
            let mut fence = Fence::new(Program::Judged, limits());
            fence.write.push(scratch.path().to_owned());
            fence.network = network;
            job.confine(&sandbox, fence);
            let finished = run(job).await.expect("the sandbox is set up");
            let text = text(&finished);
            assert!(text.contains("reached: hello text"), "{tier}: {text}");
            assert_eq!(finished.exit, Exit::Code(0), "{tier}: {text}");
            scratch.close().expect("nothing is left");
        }
    }
}

#[tokio::test]
async fn memory_files_descriptors_and_threads_are_limited() {
    for (tier, sandbox) in sandboxes().await {
        let scratch = tempfile::tempdir().expect("a folder");
        let ended = async |what| {
            let job = attempt(&sandbox, &scratch, what, "");
            run(job).await.expect("the sandbox is set up")
        };
        let finished = ended("memory").await;
        assert_eq!(
            finished.exit,
            Exit::MemoryLimit,
            "{tier}: {}",
            text(&finished)
        );
        let finished = ended("large_file").await;
        assert_eq!(
            finished.exit,
            Exit::FileLimit,
            "{tier}: {}",
            text(&finished)
        );
        assert!(count(&ended("files").await) < 64, "{tier}");
        if tier >= Tier::T3 {
            assert!(count(&ended("threads").await) <= 100, "{tier}");
        }
        scratch.close().expect("nothing is left");
    }
}

fn count(finished: &Finished) -> usize {
    let text = text(finished);
    let number = text
        .split(REACHED)
        .nth(1)
        .and_then(|it| it.split_whitespace().next());
    number.and_then(|it| it.parse().ok()).expect(&text)
}

#[tokio::test]
async fn time_is_limited_on_the_clock_and_on_processors() {
    for (tier, sandbox) in sandboxes().await {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut job = attempt(&sandbox, &scratch, "spin", "");
        job.deadline = Duration::from_millis(300);
        let finished = run(job).await.expect("the sandbox is set up");
        assert_eq!(finished.exit, Exit::TimedOut, "{tier}");
        assert!(finished.real < Duration::from_secs(5), "{tier}");

        let mut limits = limits();
        limits.cpu = Duration::ZERO;
        let job = attempt_within(&sandbox, &scratch, "spin_in_threads", "", limits);
        let finished = run(job).await.expect("the sandbox is set up");
        assert_eq!(finished.exit, Exit::CpuLimit, "{tier}");
    }
}

#[tokio::test]
async fn what_can_t_be_set_up_is_an_error_and_no_verdict() {
    for (tier, sandbox) in sandboxes().await {
        let scratch = tempfile::tempdir().expect("a folder");
        let mut job = tool(&sandbox, &scratch, "exit 0");
        job.program = "/no/such/program".into();
        let error = format!("{:#}", run(job).await.expect_err("no program"));
        assert!(error.contains("/no/such/program"), "{tier}: {error}");
        let mut job = tool(&sandbox, &scratch, "exit 0");
        job.cwd = "/no/such/folder".into();
        let error = format!("{:#}", run(job).await.expect_err("no folder"));
        assert!(error.contains("/no/such/folder"), "{tier}: {error}");
    }
}

#[tokio::test]
async fn a_tier_that_is_not_there_is_an_error_and_never_less() {
    // What is no shim sets nothing up.
    let none = Path::new("/bin/true");
    for wish in [Wish::Require(Tier::T2), Wish::Exactly(Tier::T1), Wish::Auto] {
        let error = Sandbox::open(wish, none).await.expect_err("no sandbox");
        assert_eq!(ExitCode::of(&error), ExitCode::Environment, "{error:#}");
        assert!(format!("{error:#}").contains("doctor"), "{error:#}");
    }
    let off = Sandbox::open(Wish::Off, none)
        .await
        .expect("none is needed");
    assert_eq!((off.tier(), off.name()), (None, "off"));
}

#[tokio::test]
async fn the_best_tier_is_taken() {
    let shim = Path::new(env!("CARGO_BIN_EXE_grader"));
    let best = sandboxes().await.pop().map(|(tier, _)| tier);
    let auto = Sandbox::open(Wish::Auto, shim).await.expect("a sandbox");
    assert_eq!(auto.tier(), best);
    let output = assert_cmd::Command::new(shim)
        .args(["doctor", "--json"])
        .output()
        .expect("the doctor comes");
    let said: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!(said["sandbox"], auto.name());
    assert_eq!(
        said["tiers"].as_array().map(Vec::len),
        Some(Tier::ALL.len())
    );
}
