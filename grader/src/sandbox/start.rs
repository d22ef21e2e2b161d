//! The start of a process, confined or not, with its output going into socketpairs: unlike a
//! pipe, a socket can't be opened again through `/proc`.
//!
//! Invariant: nothing that the grader has open is inherited but what the process is given.

use std::{
    io::{self, ErrorKind},
    os::{
        fd::{AsFd, OwnedFd},
        unix::net::UnixStream as Socket,
    },
    path::PathBuf,
    process::{self, Stdio},
    thread,
    time::Duration,
};

use anyhow::Context;
use tokio::{
    net::UnixStream,
    process::{Child, Command},
};

use super::{
    Confinement, Job, SHIM,
    fence::Children,
    machine::Lease,
    plan::{self, Plan, Stage},
    reclaim, shim,
    starter::on_starter,
    tier::Tier,
};

/// The longest pause before a process is tried to be started again.
const PATIENCE: Duration = Duration::from_secs(4);

/// A process that has been started.
pub(super) struct Running {
    pub(super) child: Child,
    pub(super) output: Output,
    /// Where the shim reports; a keeper also ends when it is closed.
    pub(super) control: Option<Socket>,
    /// The child is a keeper, which ends all that is below it.
    pub(super) kept: bool,
    pub(super) lease: Option<Loan>,
}

/// Our ends of a process's output.
pub(super) struct Output {
    pub(super) stdout: Option<UnixStream>,
    pub(super) stderr: Option<UnixStream>,
    /// Duplicates, to end the reading with from outside.
    pub(super) switches: Vec<Socket>,
}

/// What the process was lent: folders, and perhaps a user.
pub(super) struct Loan {
    folders: Vec<PathBuf>,
    lease: Option<Lease>,
}

impl Loan {
    /// To be called when nothing of the process runs any more.
    pub(super) fn end(self) {
        reclaim::take_back(&self.folders);
        if let Some(lease) = self.lease {
            lease.end();
        }
    }
}

/// Their ends of the standard streams.
struct Streams {
    stdin: Option<OwnedFd>,
    stdout: OwnedFd,
    stderr: OwnedFd,
}

pub(super) async fn start(job: &Job, stdin: Option<OwnedFd>) -> anyhow::Result<Running> {
    let (stdout, their_stdout) = Socket::pair().context("open a socketpair")?;
    let mut switches = vec![stdout.try_clone().context("duplicate a socket")?];
    let (stderr, their_stderr) = if job.merge_output {
        let both = their_stdout.try_clone().context("duplicate a socket")?;
        (None, both)
    } else {
        let (stderr, theirs) = Socket::pair().context("open a socketpair")?;
        switches.push(stderr.try_clone().context("duplicate a socket")?);
        (Some(into_tokio(stderr)?), theirs)
    };
    let streams = Streams {
        stdin,
        stdout: their_stdout.into(),
        stderr: their_stderr.into(),
    };
    let output = Output {
        stdout: Some(into_tokio(stdout)?),
        stderr,
        switches,
    };
    match &job.confinement {
        None => start_plain(job, streams, output),
        Some(confinement) => start_confined(job, confinement, streams, output).await,
    }
}

/// Starts the process in a group of its own.
fn start_plain(job: &Job, streams: Streams, output: Output) -> anyhow::Result<Running> {
    let mut command = Command::new(&job.program);
    command
        .args(&job.args)
        .env_clear()
        .envs(&job.env)
        .current_dir(&job.cwd)
        .process_group(0)
        .kill_on_drop(true)
        .stdin(streams.stdin.map_or_else(Stdio::null, Stdio::from))
        .stdout(streams.stdout)
        .stderr(streams.stderr);
    let child = spawn(&mut command).with_context(|| refused(job))?;
    Ok(Running {
        child,
        output,
        control: None,
        kept: false,
        lease: None,
    })
}

/// Starts the shim, which becomes the process.
async fn start_confined(
    job: &Job,
    confinement: &Confinement,
    streams: Streams,
    output: Output,
) -> anyhow::Result<Running> {
    let Confinement { sandbox, fence } = confinement;
    let (identity, lease) = sandbox.identity();
    if let Some(lease) = &lease {
        reclaim::hand_over(&fence.write, lease.user())?;
    }
    let kept = fence.children == Children::Tools && sandbox.tier >= Tier::T1;
    let plan = Plan {
        stage: if kept { Stage::Keeper } else { Stage::Program },
        parent: process::id(),
        program: job.program.clone(),
        args: job.args.clone(),
        env: job.env.clone().into_iter().collect(),
        cwd: job.cwd.clone(),
        tier: sandbox.tier,
        identity,
        fence: fence.clone(),
    };
    let stdin = match streams.stdin {
        Some(stdin) => stdin,
        None => shim::nothing()?,
    };
    let (control, theirs) = Socket::pair().context("open a socketpair")?;
    let shim = sandbox.shim.clone();
    let (child, control) = on_starter(move || {
        let mut command = Command::new(&shim);
        command
            .arg0("grader")
            .arg(SHIM)
            .env_clear()
            .kill_on_drop(!kept)
            .stdin(OwnedFd::from(theirs))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let child = spawn(&mut command)
            .with_context(|| format!("start {} as a sandbox", shim.display()))?;
        let descriptors = [
            stdin.as_fd(),
            streams.stdout.as_fd(),
            streams.stderr.as_fd(),
        ];
        plan::send(&control, &plan, &descriptors)?;
        Ok((child, control))
    })
    .await?;
    Ok(Running {
        child,
        output,
        control: Some(control),
        kept,
        lease: Some(Loan {
            folders: fence.write.clone(),
            lease,
        }),
    })
}

/// Starts a process, and tries again where the machine has no room for one more just now: what
/// another check has started in great number is ended within moments.
fn spawn(command: &mut Command) -> io::Result<Child> {
    let mut pause = Duration::from_millis(20);
    loop {
        match command.spawn() {
            Err(error) if error.kind() == ErrorKind::WouldBlock && pause < PATIENCE => {
                thread::sleep(pause);
                pause *= 2;
            }
            done => return done,
        }
    }
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

pub(super) fn into_tokio(socket: Socket) -> anyhow::Result<UnixStream> {
    let become_one = |socket: Socket| -> io::Result<UnixStream> {
        socket.set_nonblocking(true)?;
        UnixStream::from_std(socket)
    };
    become_one(socket).context("hand a socket to the runtime")
}
