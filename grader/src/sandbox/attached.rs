//! The learner's own programs, such as an editor.
//!
//! Invariant: nothing of a submission is run here, so nothing is held back.

use std::{
    ffi::{OsStr, OsString},
    io,
    process::{Command, Stdio},
    time::Duration,
};

/// What has not failed by then is taken to run.
const GLANCE: Duration = Duration::from_secs(2);

/// Runs a program with the environment and, if it is to have it, the terminal of this one,
/// until it ends; tells whether it ended well.
///
/// # Errors
///
/// The program can't be started.
pub fn run_attached(program: &OsStr, args: &[OsString], has_terminal: bool) -> io::Result<bool> {
    let mut command = Command::new(program);
    command.args(args);
    if !has_terminal {
        command.stdin(Stdio::null());
        command.stdout(Stdio::null());
        command.stderr(Stdio::null());
    }
    Ok(command.status()?.success())
}

/// Starts a program that goes on by itself, such as a browser; tells whether it is well as far as
/// can be seen within a moment.
///
/// # Errors
///
/// The program can't be started.
pub async fn start_apart(program: &OsStr, args: &[OsString]) -> io::Result<bool> {
    let mut command = tokio::process::Command::new(program);
    command.args(args);
    command.stdin(Stdio::null());
    command.stdout(Stdio::null());
    command.stderr(Stdio::null());
    // Ctrl-C in the terminal is not meant for it.
    command.process_group(0);
    let mut child = command.spawn()?;
    match tokio::time::timeout(GLANCE, child.wait()).await {
        Ok(ended) => Ok(ended?.success()),
        Err(_) => Ok(true),
    }
}
