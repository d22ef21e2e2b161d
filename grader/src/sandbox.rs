//! Runs one process under a deadline and takes what it says: the only module that starts
//! processes. What is not trusted runs in a sandbox.
//!
//! # What holds a process back
//!
//! The rest of the grader says what a process may do, as a [`Fence`]; this module alone knows how
//! that is enforced. How much of it can be depends on the machine, so there are tiers. They are
//! tried out at the start ([`Sandbox::open`]), the best one is taken, and the scorecard names it.
//! Each has all that the one before it has.
//!
//! - **`t0`, on any Unix.** An environment of its own; a deadline; limits on processor time,
//!   memory, the size of a file and the number of open files; a cap on output; an end to the
//!   process's group. A process that leaves its group gets away.
//! - **`t1`, with seccomp.** No network: no socket but a connected pair. No program is started and
//!   no process forked by a check or by the compiler over the learner's file, so neither can leave
//!   anything behind. The compiler over the suite has to start a linker: it has a keeper above it,
//!   which ends all that came of it. Everything dies with the grader, however that ends. No
//!   signals to others, not by way of a descriptor's owner either, no `io_uring`, `ptrace`, namespaces, mounts, keys, System V memory.
//! - **`t2`, with Landlock.** A check reads the system's libraries, its own program and a few
//!   devices, and writes in a folder that is removed afterwards. The compiler over the learner's
//!   file reads the toolchain, the crates and that one file, and writes what it makes; the one
//!   over the suite reads the suite as well. Neither sees solutions, homes, `/etc` or `/proc`.
//! - **`t3`, with a user or namespaces of its own.** The superuser's grader gives each process a
//!   user that nobody else is; a compiler keeps the right to read, within its fence, since
//!   toolchains tend to lie in a home. Anybody else's gives it a user namespace, in which it is
//!   counted apart. Either way the number of threads is limited, and a check that may use sockets
//!   gets a network with nothing in it but itself, where the machine grants one.
//!
//! # What stays open
//!
//! - The code under judgement and the check share a process. Rust keeps them apart, and Rust has
//!   holes: through [rust-lang/rust#25860](https://github.com/rust-lang/rust/issues/25860) and
//!   others safe code can do what only `unsafe` code should. Who goes to that length can forge a
//!   check's records; the sandbox around it still stands.
//! - Names and metadata of files can be looked up, and a process's own program can be read.
//! - Up to `t2`, threads are not counted, and a check that may use sockets reaches the network.
//! - The number of files in the scratch folder is not limited, nor is memory over all processes.
//! - The kernel is trusted, and so is what can be learnt from time: how busy caches and processors
//!   are tells something of what else runs on the machine.
//!
//! # How it is done
//!
//! The grader starts its own program again in another role ([`other_role`]). That shim receives a
//! plan and the descriptors to use over a socket, takes all limits upon itself in an order in
//! which each step still has the rights that it needs, and becomes the process.
//!
//! Invariant: when a call returns, nothing of the process's group is left, and from `t1` on
//! nothing at all; when it is dropped half-way, the same holds a moment later. No descendant that
//! got away can make the caller wait for longer than the grace.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    os::{
        fd::OwnedFd,
        unix::{net::UnixStream as Socket, process::ExitStatusExt},
    },
    path::PathBuf,
    process::ExitStatus,
    sync::Arc,
    time::Duration,
};

use anyhow::Context;
use rustix::process::Signal;
use tokio::net::UnixStream;

mod account;
mod attached;
mod fence;
mod machine;
mod tier;

mod capture;
mod group;
mod plan;
mod reclaim;
mod shim;
mod start;
mod starter;
mod supervise;
mod trial;
mod users;

pub use account::{Account, Spent};
pub use attached::{run_attached, start_apart};
pub use capture::Captured;
pub use fence::{Children, Fence, Limits, Network, Program};
pub use machine::{Sandbox, Survey, survey};
pub use reclaim::empty;
pub use tier::{Tier, Wish};

use crate::exit_code::ExitCode;
use machine::Setup;
use start::into_tokio;
use supervise::supervise;

/// The first argument that makes the grader's program a shim.
const SHIM: &str = "__confine";

/// The first argument that makes it try out the sandbox that it runs in.
const TRIAL: &str = "__try";

/// The grader's own program, also when its file has been replaced since it was started.
pub fn own_program() -> PathBuf {
    if cfg!(target_os = "linux") {
        return "/proc/self/exe".into();
    }
    // Without it nothing can be confined, and the attempt says so.
    std::env::current_exe().unwrap_or_default()
}

/// Does what the program is for where it was started by the sandbox and not by a user; to be
/// called before anything else.
#[expect(clippy::print_stdout, reason = "nobody but the sandbox reads it")]
pub fn other_role() -> Option<ExitCode> {
    let mut args = std::env::args_os().skip(1);
    let role = args.next()?;
    if role == SHIM {
        shim::run();
        return Some(ExitCode::Internal);
    }
    if role == TRIAL {
        let Err(problem) = trial::run(args) else {
            return Some(ExitCode::Passed);
        };
        print!("{problem}");
        return Some(ExitCode::Failed);
    }
    None
}

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
    /// What holds the process back; none for what is trusted.
    pub confinement: Option<Confinement>,
}

/// A sandbox, with what it lets a process do.
#[derive(Clone, Debug)]
pub struct Confinement {
    sandbox: Arc<Setup>,
    fence: Fence,
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
            confinement: None,
        }
    }

    /// Has the process run inside of the fence, as far as the sandbox can put one up.
    pub fn confine(&mut self, sandbox: &Sandbox, fence: Fence) {
        let confined = |setup: &Arc<Setup>| Confinement {
            sandbox: Arc::clone(setup),
            fence,
        };
        self.confinement = sandbox.setup.as_ref().map(confined);
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
    /// It used up its processor time.
    CpuLimit,
    /// It wanted more memory than it may have, and ended for that.
    MemoryLimit,
    /// It made a file larger than it may be, and was ended for that.
    FileLimit,
}

impl Exit {
    fn of(status: ExitStatus) -> Self {
        const PROCESSOR_TIME_IS_OVER: i32 = Signal::XCPU.as_raw();
        const FILE_IS_TOO_LARGE: i32 = Signal::XFSZ.as_raw();
        match (status.code(), status.signal()) {
            (Some(code), _) => Self::Code(code),
            (None, Some(PROCESSOR_TIME_IS_OVER)) => Self::CpuLimit,
            (None, Some(FILE_IS_TOO_LARGE)) => Self::FileLimit,
            (None, signal) => Self::Signal(signal.unwrap_or_default()),
        }
    }

    /// The same, where a failure may be one for want of memory.
    fn with_memory(self, said_so: impl Fn() -> bool) -> Self {
        let failed = matches!(self, Self::Signal(_)) || matches!(self, Self::Code(1..));
        if failed && said_so() {
            return Self::MemoryLimit;
        }
        self
    }
}

/// A number of bytes, as people say it.
pub fn in_words(bytes: u64) -> String {
    const UNITS: [(u64, &str); 3] = [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")];
    let unit = UNITS.iter().find(|(size, _)| bytes >= *size);
    unit.map_or_else(
        || format!("{bytes} bytes"),
        |(size, name)| format!("{} {name}", bytes / size),
    )
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
    let (finished, ()) = supervise(job, None, None, async || (), None).await?;
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
    let (finished, ()) = supervise(job, None, None, async || (), Some(&mut on_line)).await?;
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
    let stdin = OwnedFd::from(theirs);
    supervise(
        job,
        Some(stdin),
        Some(switch),
        async || talk(ours).await,
        None,
    )
    .await
}

#[cfg(test)]
mod tests;
