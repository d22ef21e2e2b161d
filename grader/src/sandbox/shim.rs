//! The grader's own program in another role: it takes limits and a fence upon itself and then
//! becomes the program to run.
//!
//! Doing so in a process that has a single thread and shares no memory with the grader needs none
//! of the care, and none of the `unsafe`, that code between `fork` and `exec` asks for.
//!
//! Invariant: what can't be set up is reported over a socket that the program does not inherit,
//! so that it is never taken for something that the program did.

mod limits;

#[cfg(target_os = "linux")]
mod calls;
#[cfg(target_os = "linux")]
mod files;
#[cfg(target_os = "linux")]
mod identity;
#[cfg(target_os = "linux")]
mod keeper;
#[cfg(target_os = "linux")]
mod start;

use std::{
    convert::Infallible,
    fs::File,
    io::Write,
    os::{
        fd::{AsFd, OwnedFd},
        unix::net::UnixStream,
    },
};

use anyhow::Context;

#[cfg(not(target_os = "linux"))]
use super::plan::Plan;
use super::plan::{self, READY, Stage};

/// What the program gets as its standard streams.
struct Streams {
    stdin: OwnedFd,
    stdout: OwnedFd,
    stderr: OwnedFd,
}

/// Reads the plan from standard input and becomes what it says; comes back only if it can't.
pub(super) fn run() {
    let Ok(control) = std::io::stdin().as_fd().try_clone_to_owned() else {
        return;
    };
    let control = UnixStream::from(control);
    let mut report = None;
    let Err(error) = prepare(&control, &mut report);
    let mut report = report.as_ref().unwrap_or(&control);
    // There is nobody else to tell.
    let _ = write!(report, "{error:#}");
}

fn prepare(control: &UnixStream, report: &mut Option<UnixStream>) -> anyhow::Result<Infallible> {
    let (plan, descriptors) = plan::receive(control)?;
    let mut descriptors = descriptors.into_iter();
    let mut next = || descriptors.next().context("receive the descriptors");
    let streams = Streams {
        stdin: next()?,
        stdout: next()?,
        stderr: next()?,
    };
    *report = descriptors.next().map(UnixStream::from);
    match plan.stage {
        Stage::Keeper => keep(plan, streams, control),
        Stage::Program => become_program(plan, &streams, report.as_ref().unwrap_or(control)),
    }
}

#[cfg(target_os = "linux")]
pub(super) use identity::may_become_others;
#[cfg(target_os = "linux")]
use keeper::keep;

#[cfg(not(target_os = "linux"))]
fn keep(_: Plan, _: Streams, _: &UnixStream) -> anyhow::Result<Infallible> {
    anyhow::bail!("a keeper needs Linux")
}

#[cfg(target_os = "linux")]
use start::become_program;

#[cfg(not(target_os = "linux"))]
fn become_program(
    plan: Plan,
    streams: &Streams,
    report: &UnixStream,
) -> anyhow::Result<Infallible> {
    use std::os::unix::process::CommandExt;

    if plan.tier > super::Tier::T0 {
        anyhow::bail!("tier {} needs Linux", plan.tier);
    }
    rustix::process::setsid().context("start a session")?;
    limits::apply(&plan.fence.limits)?;
    ready(report)?;
    let error = std::process::Command::new(&plan.program)
        .args(plan.args)
        .env_clear()
        .envs(plan.env)
        .current_dir(&plan.cwd)
        .stdin(streams.stdin.try_clone()?)
        .stdout(streams.stdout.try_clone()?)
        .stderr(streams.stderr.try_clone()?)
        .exec();
    Err(error).with_context(|| format!("start {}", plan.program.display()))
}

/// Says that all is set up but for the start of the program itself.
fn ready(report: &UnixStream) -> anyhow::Result<()> {
    let mut report = report;
    report
        .write_all(&[READY])
        .context("report that the sandbox is set up")
}

/// A file that is always empty.
pub(super) fn nothing() -> anyhow::Result<OwnedFd> {
    let null = File::options().read(true).write(true).open("/dev/null");
    Ok(null.context("open /dev/null")?.into())
}
