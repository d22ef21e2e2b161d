//! The order in which everything is given up, and the start of the program.
//!
//! Invariant: each step needs only rights that no step before it has given up.

use std::{
    convert::Infallible,
    ffi::{CStr, CString, OsString, c_char},
    fs::File,
    io,
    os::{
        fd::{AsRawFd, FromRawFd, OwnedFd},
        unix::{ffi::OsStringExt, net::UnixStream},
    },
    ptr,
};

use anyhow::{Context, ensure};
use rustix::{
    fs::Mode,
    process::{Pid, Signal, chdir, getppid, set_parent_process_death_signal, setsid, umask},
    stdio::{dup2_stderr, dup2_stdin, dup2_stdout},
    thread::set_no_new_privs,
};

use super::{Streams, calls, files, identity, limits, ready};
use crate::sandbox::{
    plan::{Identity, Plan},
    tier::Tier,
};

/// Sets everything up and becomes the program.
pub(super) fn become_program(
    plan: Plan,
    streams: &Streams,
    report: &UnixStream,
) -> anyhow::Result<Infallible> {
    let Plan {
        program: path,
        fence,
        tier,
        identity,
        ..
    } = plan;
    let named = || format!("start {}", path.display());
    setsid().context("start a session")?;
    // Others have to read what a tool makes, whoever it runs as.
    umask(Mode::WGRP | Mode::WOTH);
    chdir(&plan.cwd).with_context(|| format!("enter {}", plan.cwd.display()))?;
    let program = File::open(&path).with_context(named)?;
    let args = strings(std::iter::once(path.clone().into()).chain(plan.args))?;
    let env = strings(plan.env.into_iter().map(|(name, value)| join(name, value)))?;

    limits::apply(&fence.limits)?;
    let rules = (tier >= Tier::T2)
        .then(|| files::rules(&fence, &program))
        .transpose()?;
    if tier >= Tier::T3 {
        identity::take_on(identity, fence.program, fence.network)?;
        limits::apply_to_threads(&fence.limits)?;
    } else {
        ensure!(identity == Identity::Same, "a user needs tier t3");
    }
    set_no_new_privs(true).context("give up setuid programs")?;
    // Taking on another user undoes this, so it comes behind that.
    set_parent_process_death_signal(Some(Signal::KILL)).context("die with the parent")?;
    let parent = getppid().map_or(0, Pid::as_raw_pid);
    ensure!(
        u32::try_from(parent) == Ok(plan.parent),
        "the grader is gone"
    );

    dup2_stdin(&streams.stdin).context("set the standard streams")?;
    dup2_stdout(&streams.stdout).context("set the standard streams")?;
    dup2_stderr(&streams.stderr).context("set the standard streams")?;
    close_on_start()?;
    if let Some(rules) = rules {
        files::enforce(rules)?;
    }
    let start = Start::new(&program, &args, &env);
    if tier >= Tier::T1 {
        calls::forbid(&fence, &start)?;
    }
    ready(report)?;
    Err(start.go()).with_context(named)
}

/// The arguments of the one system call that starts the program.
pub(super) struct Start<'a> {
    /// The program is given as a file that is open: nobody else can put another in its place, and
    /// the folders that lead to it need not be open to the user that it runs as.
    pub(super) program: &'a File,
    /// No path. What counts is where it lies in memory: see [`calls`].
    pub(super) path: &'a CStr,
    args: Vec<*const c_char>,
    env: Vec<*const c_char>,
}

impl<'a> Start<'a> {
    pub(super) fn new(program: &'a File, args: &'a [CString], env: &'a [CString]) -> Self {
        let pointers = |strings: &[CString]| {
            let strings = strings.iter().map(|string| string.as_ptr());
            strings.chain([ptr::null()]).collect()
        };
        Self {
            program,
            path: c"",
            args: pointers(args),
            env: pointers(env),
        }
    }

    #[expect(
        unsafe_code,
        reason = "the standard library can't start a program from an open file"
    )]
    fn go(&self) -> io::Error {
        // SAFETY: the path and each of the strings that the two arrays point to end with a zero
        // and outlive the call, and both arrays end with a null pointer.
        unsafe {
            libc::syscall(
                libc::SYS_execveat,
                self.program.as_raw_fd(),
                self.path.as_ptr(),
                self.args.as_ptr(),
                self.env.as_ptr(),
                libc::AT_EMPTY_PATH,
            )
        };
        io::Error::last_os_error()
    }
}

fn strings(texts: impl Iterator<Item = OsString>) -> anyhow::Result<Vec<CString>> {
    texts
        .map(|text| CString::new(text.into_vec()))
        .collect::<Result<_, _>>()
        .context("pass on arguments and environment")
}

fn join(mut name: OsString, value: OsString) -> OsString {
    name.push("=");
    name.push(value);
    name
}

/// Whatever the grader's own parent has left open does not get any further.
#[expect(
    unsafe_code,
    reason = "the standard library can't mark descriptors that it does not know"
)]
fn close_on_start() -> anyhow::Result<()> {
    const FIRST: u32 = 3;
    // SAFETY: no descriptor is closed; each goes on to exist until the program starts.
    let done = unsafe {
        libc::syscall(
            libc::SYS_close_range,
            FIRST,
            u32::MAX,
            libc::CLOSE_RANGE_CLOEXEC,
        )
    };
    if done == 0 {
        return Ok(());
    }
    // Before Linux 5.11.
    let open = std::fs::read_dir("/proc/self/fd").context("list the open descriptors")?;
    for entry in open {
        let name = entry.context("list the open descriptors")?.file_name();
        let number = name.to_str().and_then(|name| name.parse().ok());
        if let Some(number) = number.filter(|number: &i32| *number > 2) {
            // SAFETY: marking a descriptor takes nothing away from whoever uses it until then.
            unsafe { libc::fcntl(number, libc::F_SETFD, libc::FD_CLOEXEC) };
        }
    }
    Ok(())
}

/// Starts the loopback device of a new network namespace.
#[expect(
    unsafe_code,
    reason = "the flags of a network device are set by an ioctl alone"
)]
pub(super) fn raise_loopback() -> io::Result<()> {
    // Its number is the same on every machine, and its type a wider one.
    const UP: libc::c_short = 1;
    // SAFETY: the call has no pointers, and what it gives is a new descriptor or an error.
    let socket = unsafe { libc::socket(libc::AF_INET, libc::SOCK_DGRAM | libc::SOCK_CLOEXEC, 0) };
    if socket < 0 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: the descriptor was just opened and belongs to nobody else.
    let socket = unsafe { OwnedFd::from_raw_fd(socket) };
    // SAFETY: all of its fields may be zero.
    let mut request: libc::ifreq = unsafe { std::mem::zeroed() };
    for (to, from) in request.ifr_name.iter_mut().zip(b"lo") {
        *to = c_char::try_from(*from).unwrap_or_default();
    }
    request.ifr_ifru.ifru_flags = UP;
    // SAFETY: the request is one of this call, and outlives it.
    match unsafe { libc::ioctl(socket.as_raw_fd(), libc::SIOCSIFFLAGS as _, &request) } {
        0 => Ok(()),
        _ => Err(io::Error::last_os_error()),
    }
}
