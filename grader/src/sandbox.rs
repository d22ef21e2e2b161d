//! Runs one process under a deadline and takes what it says: the only module that starts
//! processes.
//!
//! Invariant: when a call returns, or is dropped half-way, nothing of the process's group is
//! left, and no descendant that got away can make the caller wait for longer than the grace.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    net::Shutdown,
    os::{
        fd::OwnedFd,
        unix::{net::UnixStream as Socket, process::ExitStatusExt},
    },
    path::PathBuf,
    process::{ExitStatus, Stdio},
    time::{Duration, Instant},
};

use anyhow::Context;
use tokio::{
    net::UnixStream,
    process::{Child, Command},
    sync::Notify,
};

mod attached;
mod capture;
mod group;

pub use attached::run_attached;
pub use capture::Captured;
use group::Group;

/// How long output may still come after the process has ended.
const GRACE: Duration = Duration::from_millis(200);

/// How long a process may take to say where it is, when its time is up.
const LAST_WORD: Duration = Duration::from_millis(500);

/// How long a reader may take after its socket was shut down. Longer is a fault of ours.
const PATIENCE: Duration = Duration::from_secs(2);

/// A process to run.
#[derive(Clone, Debug)]
pub struct Job {
    pub program: PathBuf,
    pub args: Vec<OsString>,
    /// The whole environment: nothing is inherited.
    pub env: BTreeMap<OsString, OsString>,
    pub cwd: PathBuf,
    /// Real time after which the process and its group are killed.
    pub deadline: Duration,
    /// How many bytes of each stream are kept.
    pub output_cap: usize,
    /// Standard error goes where standard output goes, so that the order is kept.
    pub merge_output: bool,
    /// At the deadline the process gets `SIGUSR1` and a moment to say where it is.
    pub has_last_word: bool,
}

impl Job {
    /// A job without arguments and environment, with a minute to run and 1 MiB of output.
    pub fn new(program: impl Into<PathBuf>, cwd: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            args: Vec::new(),
            env: BTreeMap::new(),
            cwd: cwd.into(),
            deadline: Duration::from_mins(1),
            output_cap: 1 << 20,
            merge_output: false,
            has_last_word: false,
        }
    }
}

/// How a process ended: a fact, not a judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    Code(i32),
    Signal(i32),
    /// The deadline ended it.
    TimedOut,
    /// It wrote without end, and was ended for that.
    OutputLimit,
}

/// What is known of a process that has ended.
#[derive(Clone, Debug)]
pub struct Finished {
    pub exit: Exit,
    pub stdout: Captured,
    /// Empty where the streams were merged.
    pub stderr: Captured,
    /// Real time from the start of the process to its end.
    pub real: Duration,
}

/// Runs a process whose standard input is empty.
///
/// # Errors
///
/// The process can't be started or waited for.
pub async fn run(job: Job) -> anyhow::Result<Finished> {
    let (finished, ()) = supervise(job, Stdio::null(), None, async || (), None).await?;
    Ok(finished)
}

/// Like [`run`], and hands each line of standard output to `on_line` as it comes, up to the
/// job's cap.
///
/// # Errors
///
/// The process can't be started or waited for.
pub async fn run_watched(
    job: Job,
    mut on_line: impl FnMut(&[u8]) + Send,
) -> anyhow::Result<Finished> {
    let (finished, ()) =
        supervise(job, Stdio::null(), None, async || (), Some(&mut on_line)).await?;
    Ok(finished)
}

/// Runs a process whose standard input is one end of a socketpair; `talk` serves the other.
///
/// `talk` sees the end of the stream once the process is gone, and has to return then.
///
/// # Errors
///
/// The process can't be started or waited for, or `talk` goes on when its socket has ended.
pub async fn run_with_channel<T>(
    job: Job,
    talk: impl AsyncFnOnce(UnixStream) -> T,
) -> anyhow::Result<(Finished, T)> {
    let (ours, theirs) = Socket::pair().context("open a socketpair")?;
    let switch = ours.try_clone().context("duplicate a socket")?;
    let ours = into_tokio(ours)?;
    let stdin = Stdio::from(OwnedFd::from(theirs));
    supervise(job, stdin, Some(switch), async || talk(ours).await, None).await
}

/// Starts the process, reads and talks until it has ended, and sweeps up behind it.
async fn supervise<T>(
    job: Job,
    stdin: Stdio,
    channel: Option<Socket>,
    talk: impl AsyncFnOnce() -> T,
    on_line: Option<&mut capture::OnLine<'_>>,
) -> anyhow::Result<(Finished, T)> {
    let started = Instant::now();
    let (mut child, output) = start(&job, stdin)?;
    let mut group = Group::of(&child);
    let switches: Vec<Socket> = output.switches.into_iter().chain(channel).collect();

    let flooded = Notify::new();
    let conversation = async {
        tokio::join!(
            capture::drain(output.stdout, job.output_cap, on_line, &flooded),
            capture::drain(output.stderr, job.output_cap, None, &flooded),
            talk(),
        )
    };
    let mut conversation = std::pin::pin!(conversation);
    let mut heard = None;

    let exit = {
        let until_dead = async {
            tokio::select! {
                status = child.wait() => status.map(exit_of),
                () = tokio::time::sleep(job.deadline) => Ok(Exit::TimedOut),
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
    let real = started.elapsed();
    let exit = exit.with_context(|| format!("wait for {}", job.program.display()))?;
    if exit == Exit::TimedOut && job.has_last_word {
        group.ask();
        // What it says is in its socket before it ends; one that can't answer is not waited for.
        let _ = tokio::time::timeout(LAST_WORD, child.wait()).await;
    }
    group.kill();
    child
        .wait()
        .await
        .with_context(|| format!("wait for {}", job.program.display()))?;
    group.forget();

    // The process is gone: what it wrote is in the sockets. Only a descendant that left the
    // group can keep them open, and it is not worth waiting for.
    if heard.is_none() {
        heard = tokio::time::timeout(GRACE, &mut conversation).await.ok();
    }
    if heard.is_none() {
        for switch in &switches {
            // It fails only where the other end is gone already.
            let _ = switch.shutdown(Shutdown::Both);
        }
        heard = tokio::time::timeout(PATIENCE, &mut conversation).await.ok();
    }
    let (stdout, stderr, said) =
        heard.with_context(|| format!("the talk with {} did not end", job.program.display()))?;
    let finished = Finished {
        exit,
        stdout,
        stderr,
        real,
    };
    Ok((finished, said))
}

/// Our ends of a process's output.
struct Output {
    stdout: Option<UnixStream>,
    stderr: Option<UnixStream>,
    /// Duplicates, to end the reading with from outside.
    switches: Vec<Socket>,
}

/// Starts the process in a group of its own, its output going into socketpairs: unlike a pipe,
/// a socket can't be opened again through `/proc`.
fn start(job: &Job, stdin: Stdio) -> anyhow::Result<(Child, Output)> {
    let mut command = Command::new(&job.program);
    command
        .args(&job.args)
        .env_clear()
        .envs(&job.env)
        .current_dir(&job.cwd)
        .process_group(0)
        .kill_on_drop(true)
        .stdin(stdin);
    let (stdout, theirs) = Socket::pair().context("open a socketpair")?;
    let mut switches = vec![stdout.try_clone().context("duplicate a socket")?];
    let stderr = if job.merge_output {
        let both = theirs.try_clone().context("duplicate a socket")?;
        command.stderr(OwnedFd::from(both));
        None
    } else {
        let (stderr, theirs) = Socket::pair().context("open a socketpair")?;
        switches.push(stderr.try_clone().context("duplicate a socket")?);
        command.stderr(OwnedFd::from(theirs));
        Some(into_tokio(stderr)?)
    };
    command.stdout(OwnedFd::from(theirs));
    let output = Output {
        stdout: Some(into_tokio(stdout)?),
        stderr,
        switches,
    };
    let child = command.spawn().with_context(|| refused(job))?;
    // With `command` go our copies of the process's ends, so that its end is the streams' end.
    Ok((child, output))
}

/// What did not start; the folder is named where it, and not the program, is missing.
fn refused(job: &Job) -> String {
    let program = job.program.display();
    if job.cwd.is_dir() {
        format!("start {program}")
    } else {
        format!(
            "start {program} in the missing folder {}",
            job.cwd.display()
        )
    }
}

fn into_tokio(socket: Socket) -> anyhow::Result<UnixStream> {
    socket
        .set_nonblocking(true)
        .and_then(|()| UnixStream::from_std(socket))
        .context("hand a socket to the runtime")
}

fn exit_of(status: ExitStatus) -> Exit {
    match (status.code(), status.signal()) {
        (Some(code), _) => Exit::Code(code),
        (None, signal) => Exit::Signal(signal.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests;
