//! How the process ends: one number for each way, and who is at fault.
//!
//! Invariant: an error without a mark is the grader's own fault; only who knows better marks it.

use std::{
    error::Error,
    fmt,
    io::{self, ErrorKind},
    process::Termination,
};

use rustix::io::Errno;

/// What the process says to its caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ExitCode {
    /// Every check of every graded exercise passed, or the command did what it was asked for.
    Passed = 0,
    /// The grading was done, and something did not pass.
    Failed = 1,
    /// The command line makes no sense.
    Usage = 2,
    /// The machine or the course is at fault: a tool is missing, a suite does not compile.
    Environment = 3,
    /// The grader itself is at fault.
    Internal = 70,
    /// Stopped from outside, by Ctrl-C or a request to terminate.
    Interrupted = 130,
}

impl ExitCode {
    /// The code that tells who is at fault for `error`.
    pub fn of(error: &anyhow::Error) -> Self {
        match error.downcast_ref::<Fault>() {
            Some(fault) => fault.code,
            None if remedy(error).is_some() => Self::Environment,
            None => Self::Internal,
        }
    }
}

impl Termination for ExitCode {
    fn report(self) -> std::process::ExitCode {
        (self as u8).into()
    }
}

/// Marks an error as the machine's or the course's fault; its message stays as it is.
///
/// For use as `.map_err(exit_code::environment)`.
pub fn environment(error: impl Into<anyhow::Error>) -> anyhow::Error {
    Fault::mark(ExitCode::Environment, error.into())
}

/// Marks an error as a mistake on the command line; its message stays as it is.
pub fn usage(error: impl Into<anyhow::Error>) -> anyhow::Error {
    Fault::mark(ExitCode::Usage, error.into())
}

/// What helps where the machine has nothing left to give.
pub fn remedy(error: &anyhow::Error) -> Option<&'static str> {
    let mut causes = error.chain();
    causes.find_map(|cause| {
        let io = cause.downcast_ref::<io::Error>()?;
        match (io.kind(), io.raw_os_error().map(Errno::from_raw_os_error)) {
            (ErrorKind::StorageFull | ErrorKind::QuotaExceeded, _) => {
                Some("The disk is full: make room, or point CARGO_TARGET_DIR at another one.")
            }
            (ErrorKind::ReadOnlyFilesystem, _) => {
                Some("Nothing can be written there: point CARGO_TARGET_DIR at another place.")
            }
            (ErrorKind::OutOfMemory, _) => {
                Some("There is no memory left: let fewer processes run at once with --jobs.")
            }
            (_, Some(Errno::AGAIN)) => {
                Some("The machine lets nobody start another process: allow more with `ulimit -u`.")
            }
            (_, Some(Errno::MFILE | Errno::NFILE)) => {
                Some("Too many files are open: allow more with `ulimit -n 1024`.")
            }
            _ => None,
        }
    })
}

/// An error with the code that it ends the process with. It reads as the error it holds.
#[derive(Debug)]
struct Fault {
    code: ExitCode,
    error: anyhow::Error,
}

impl Fault {
    fn mark(code: ExitCode, error: anyhow::Error) -> anyhow::Error {
        anyhow::Error::new(Self { code, error })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.error.source()
    }
}

#[cfg(test)]
mod tests {
    use anyhow::{Context, anyhow};

    use super::{ExitCode, environment, usage};

    #[test]
    fn a_mark_survives_context_and_leaves_the_message_alone() {
        let plain = || anyhow!("clippy is missing").context("look for the tools");
        assert_eq!(ExitCode::of(&plain()), ExitCode::Internal);

        let marked = Err::<(), _>(environment(plain()))
            .context("build the toolbox")
            .context("grade")
            .unwrap_err();
        assert_eq!(ExitCode::of(&marked), ExitCode::Environment);
        assert_eq!(
            format!("{marked:#}"),
            "grade: build the toolbox: look for the tools: clippy is missing"
        );
    }

    #[test]
    fn the_outermost_mark_decides() {
        let error = usage(environment(anyhow!("no such folder")));
        assert_eq!(ExitCode::of(&error), ExitCode::Usage);
    }
}
