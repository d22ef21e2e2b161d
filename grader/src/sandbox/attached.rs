//! The learner's own programs, such as an editor.
//!
//! Invariant: nothing of a submission is run here, so nothing is held back.

use std::{
    ffi::{OsStr, OsString},
    io,
    process::{Command, Stdio},
};

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
