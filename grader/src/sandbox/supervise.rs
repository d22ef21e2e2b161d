//! One process from its start to its end, and the sweeping up behind it.
//!
//! Invariant: when a call returns, or is dropped half-way, nothing of the process's group is
//! left, and no descendant that got away can make the caller wait for longer than the grace.

use std::{
    net::Shutdown,
    os::{fd::OwnedFd, unix::net::UnixStream as Socket},
    sync::OnceLock,
    time::{Duration, Instant},
};

use anyhow::{Context, anyhow};
use tokio::{io::AsyncReadExt, net::UnixStream, process::Child, sync::Notify};

use super::{
    Exit, Finished, Job,
    account::{self, Meter},
    capture::{self, Captured},
    group::Group,
    plan::READY,
    start::{Running, into_tokio, start},
};
use crate::exit_code;

/// How long output may still come after the process has ended.
const GRACE: Duration = Duration::from_millis(200);

/// How long a process may take to say where it is, when its time is up.
const LAST_WORD: Duration = Duration::from_millis(500);

/// How long a reader, or whoever is to end a process, may take. Longer is a fault of ours.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long the setting up of a sandbox may take, on the busiest of machines.
const PATIENCE_AT_START: Duration = Duration::from_secs(30);

/// The longest report that is read of a sandbox that could not be set up.
const LONGEST_REPORT: u64 = 8 << 10;

/// Starts the process, reads and talks until it has ended, and sweeps up behind it.
///
/// `stdin` is what the process reads, nothing if there is none; `channel` ends the talk.
pub(super) async fn supervise<T>(
    job: Job,
    stdin: Option<OwnedFd>,
    channel: Option<Socket>,
    talk: impl AsyncFnOnce() -> T,
    on_line: Option<&mut capture::OnLine<'_>>,
) -> anyhow::Result<(Finished, T)> {
    let mut job = job;
    let left = account::left()?;
    if let Some(confinement) = &mut job.confinement {
        let limits = &mut confinement.fence.limits;
        limits.cpu = limits.cpu.min(left);
    }
    let meter = Meter::default();
    let Running {
        mut child,
        output,
        control,
        kept,
        lease,
    } = start(&job, stdin).await?;
    let mut group = Group::of((!kept).then_some(&child));
    let hang_up = control.as_ref().map(Socket::try_clone).transpose();
    let hang_up = hang_up.context("duplicate a socket")?;
    let control = control.map(into_tokio).transpose()?;
    let switches: Vec<Socket> = output.switches.into_iter().chain(channel).collect();

    let (set_up, flooded) = (Notify::new(), Notify::new());
    let conversation = async {
        tokio::join!(
            capture::drain(output.stdout, job.output_cap, on_line, &flooded),
            capture::drain(output.stderr, job.output_cap, None, &flooded),
            talk(),
            report(control, &set_up),
        )
    };
    let mut conversation = std::pin::pin!(conversation);
    let mut heard = None;

    let started = OnceLock::new();
    let overtime = async {
        if tokio::time::timeout(PATIENCE_AT_START, set_up.notified())
            .await
            .is_ok()
        {
            let now = started.get_or_init(Instant::now);
            tokio::time::sleep_until((*now + job.deadline).into()).await;
        }
    };
    let exit = {
        let until_dead = async {
            tokio::select! {
                status = meter.wait(&mut child) => status.map(Exit::of),
                () = overtime => Ok(Exit::TimedOut),
                () = flooded.notified() => Ok(Exit::OutputLimit),
            }
        };
        let mut until_dead = std::pin::pin!(until_dead);
        loop {
            tokio::select! {
                exit = &mut until_dead => break exit,
                all = &mut conversation, if heard.is_none() => heard = Some(all),
            }
        }
    };
    let real = started.get().map_or(Duration::ZERO, Instant::elapsed);
    let waiting = || format!("wait for {}", job.program.display());
    let exit = exit.with_context(waiting)?;
    if exit == Exit::TimedOut && job.has_last_word {
        group.ask();
        // What it says is in its socket before it ends; one that can't answer is not waited for.
        let _ = tokio::time::timeout(LAST_WORD, meter.wait(&mut child)).await;
    }
    end(&mut child, &meter, &mut group, hang_up.as_ref(), kept)
        .await
        .with_context(waiting)?;
    group.forget();
    if let Some(lease) = lease {
        lease.end();
    }

    // The process is gone: what it wrote is in the sockets. Only a descendant that left the
    // group can keep them open, and it is not worth waiting for.
    if heard.is_none() {
        heard = tokio::time::timeout(GRACE, &mut conversation).await.ok();
    }
    if heard.is_none() {
        for switch in switches.iter().chain(&hang_up) {
            // It fails only where the other end is gone already.
            let _ = switch.shutdown(Shutdown::Both);
        }
        heard = tokio::time::timeout(PATIENCE, &mut conversation).await.ok();
    }
    let (stdout, stderr, said, report) =
        heard.with_context(|| format!("the talk with {} did not end", job.program.display()))?;
    check(&report, &job)?;
    account::settle(meter.read(), exit)?;
    let exit = exit.with_memory(|| [&stdout, &stderr].into_iter().any(says_out_of_memory));
    let finished = Finished {
        exit,
        stdout,
        stderr,
        real,
    };
    Ok((finished, said))
}

/// Ends whatever is left of a process, and waits for it.
async fn end(
    child: &mut Child,
    meter: &Meter,
    group: &mut Group,
    hang_up: Option<&Socket>,
    kept: bool,
) -> std::io::Result<()> {
    if let Some(hang_up) = hang_up.filter(|_| kept) {
        // It fails only where the keeper is gone already.
        let _ = hang_up.shutdown(Shutdown::Both);
        if let Ok(ended) = tokio::time::timeout(PATIENCE, meter.wait(child)).await {
            return ended.map(drop);
        }
    }
    group.kill();
    // One that has not come to lead a group yet.
    child.start_kill()?;
    meter.wait(child).await.map(drop)
}

/// What the shim says, to its end; a process without one is always set up.
async fn report(control: Option<UnixStream>, set_up: &Notify) -> Vec<u8> {
    let Some(control) = control else {
        set_up.notify_one();
        return vec![READY];
    };
    let mut text = Vec::new();
    let mut control = control.take(LONGEST_REPORT);
    // An error means that the other end is gone, which is an end as well.
    while let Ok(1..) = control.read_buf(&mut text).await {
        if text.starts_with(&[READY]) {
            set_up.notify_one();
        }
    }
    text
}

/// A sandbox that could not be set up is nobody's verdict.
fn check(report: &[u8], job: &Job) -> anyhow::Result<()> {
    let problem = match report {
        [READY] => return Ok(()),
        [] => "it ended before it had begun".to_owned(),
        [READY, text @ ..] | text => String::from_utf8_lossy(text).into_owned(),
    };
    let context = format!(
        "set up the sandbox for {} (`cargo run -- doctor` shows what this machine can do, \
         `--sandbox off` does without)",
        job.program.display()
    );
    Err(exit_code::environment(anyhow!(problem).context(context)))
}

/// Where address space is limited, a program is told that there is no more, and all that is left
/// of that is what it says at its end.
fn says_out_of_memory(captured: &Captured) -> bool {
    const SAID: [&[u8]; 3] = [
        // Rust's own words, and those of what compilers and linkers are made of.
        b"memory allocation of ",
        b"LLVM ERROR: out of memory",
        b"Cannot allocate memory",
    ];
    SAID.iter().any(|said| {
        let mut windows = captured.bytes.windows(said.len());
        windows.any(|window| window == *said)
    })
}
