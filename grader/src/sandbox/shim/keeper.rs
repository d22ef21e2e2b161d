//! A parent for programs that start others, such as a compiler with its linker.
//!
//! It becomes the parent of whatever loses its own, so that no descendant escapes, and it ends
//! them all when the program is done or when the grader is gone, however that went.
//!
//! Invariant: it runs nothing but the shim, and ends only when it has no descendant left.

use std::{
    convert::Infallible,
    fs,
    os::{
        fd::AsFd,
        unix::{net::UnixStream, process::CommandExt as _},
    },
    process::{self, Command, Stdio},
    thread,
};

use anyhow::{Context, bail};
use rustix::{
    event::{PollFd, PollFlags, poll},
    io::Errno,
    process::{
        Pid, Resource, Rlimit, Signal, WaitOptions, WaitStatus, getpid, kill_process,
        kill_process_group, set_child_subreaper, setrlimit, setsid, wait,
    },
};

use super::Streams;
use crate::sandbox::{
    SHIM, own_program,
    plan::{self, Plan, Stage},
};

/// Runs the program as a child, and ends as it ends.
pub(super) fn keep(
    mut plan: Plan,
    streams: Streams,
    control: &UnixStream,
) -> anyhow::Result<Infallible> {
    setsid().context("start a session")?;
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    setrlimit(Resource::Core, none).context("forbid core files")?;
    set_child_subreaper(Some(getpid())).context("become a parent of orphans")?;

    let (ours, theirs) = UnixStream::pair().context("open a socketpair")?;
    let child = Command::new(own_program())
        .arg0("grader")
        .arg(SHIM)
        .env_clear()
        .stdin(Stdio::from(std::os::fd::OwnedFd::from(theirs)))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("start the sandbox's second half")?;
    let child = i32::try_from(child.id())
        .ok()
        .and_then(Pid::from_raw)
        .context("know the child")?;
    plan.stage = Stage::Program;
    plan.parent = process::id();
    let descriptors = [
        streams.stdin.as_fd(),
        streams.stdout.as_fd(),
        streams.stderr.as_fd(),
        control.as_fd(),
    ];
    plan::send(&ours, &plan, &descriptors)?;
    // The end of the streams has to be the end of the program's, not of the keeper.
    drop(streams);
    drop(ours);

    let control = control.try_clone().context("duplicate a socket")?;
    thread::spawn(move || {
        until_hung_up(&control);
        // It may be gone, and then so is all else in a moment.
        let _ = kill_process(child, Signal::KILL);
    });
    let status = reap(child)?;
    sweep(child)?;
    end_as(status)
}

/// Waits until the grader has closed its end, if only by dying.
fn until_hung_up(control: &UnixStream) {
    loop {
        let mut events = [PollFd::new(control, PollFlags::empty())];
        match poll(&mut events, None) {
            Ok(_) if events[0].revents().is_empty() => {}
            Err(Errno::INTR) => {}
            Ok(_) | Err(_) => return,
        }
    }
}

/// Waits until the program has ended; orphans that end before are reaped on the way.
fn reap(child: Pid) -> anyhow::Result<WaitStatus> {
    loop {
        match wait(WaitOptions::empty()) {
            Ok(Some((ended, status))) if ended == child => return Ok(status),
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => bail!("wait for the program: {error}"),
        }
    }
}

/// Ends every descendant. Whoever loses a parent becomes a child, so that one level is enough.
fn sweep(child: Pid) -> anyhow::Result<()> {
    loop {
        // Most are in the program's group; where there is no /proc, nobody else is found.
        let _ = kill_process_group(child, Signal::KILL);
        for orphan in children() {
            let _ = kill_process(orphan, Signal::KILL);
        }
        match wait(WaitOptions::empty()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(Errno::CHILD) => return Ok(()),
            Err(error) => bail!("wait for what the program left: {error}"),
        }
    }
}

fn children() -> Vec<Pid> {
    let Ok(threads) = fs::read_dir("/proc/self/task") else {
        return Vec::new();
    };
    let lists = threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let numbers: Vec<String> = lists
        .flat_map(|list| {
            let words = list.split_whitespace().map(str::to_owned);
            words.collect::<Vec<_>>()
        })
        .collect();
    numbers
        .iter()
        .filter_map(|number| Pid::from_raw(number.parse().ok()?))
        .collect()
}

/// Ends the way that the program has ended.
fn end_as(status: WaitStatus) -> anyhow::Result<Infallible> {
    if let Some(signal) = status.terminating_signal().and_then(Signal::from_named_raw) {
        let _ = kill_process(getpid(), signal);
    }
    process::exit(status.exit_status().unwrap_or(1))
}
