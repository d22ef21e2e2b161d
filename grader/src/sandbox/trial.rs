//! What a process in a sandbox tries, to find out whether the sandbox is one.
//!
//! Invariant: it does no harm where it is allowed to do it.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs,
    net::UdpSocket,
    path::{Path, PathBuf},
    process::Command,
};

use rustix::fs::Access;

use super::tier::Tier;

/// Tries what the arguments after the role name, and gives what went wrong.
pub(super) fn run(mut args: impl Iterator<Item = OsString>) -> Result<(), String> {
    let mut next = || args.next().ok_or("an argument is missing");
    let tier: Tier = next()?.to_string_lossy().parse()?;
    let own = next()?;
    let (open, shut, scratch) = (
        PathBuf::from(next()?),
        PathBuf::from(next()?),
        PathBuf::from(next()?),
    );
    // By a name that needs no right to go through the folders above.
    allowed(&open, Path::new("file"))?;
    if tier >= Tier::T1 {
        network(&own)?;
        let this = env::current_exe().map_err(|error| error.to_string())?;
        let started = Command::new(this).arg("--version").output().is_ok();
        refused("other programs", started)?;
    }
    if tier >= Tier::T2 {
        refused("files of others", fs::read(&shut).is_ok())?;
        let beside = scratch.with_file_name("beside");
        refused("folders of others", fs::write(beside, "").is_ok())?;
    }
    Ok(())
}

/// No network, or one of its own: there, a connection of any kind to elsewhere finds no way.
fn network(which: &OsStr) -> Result<(), String> {
    const ELSEWHERE: &str = "192.0.2.1:9";
    let socket = UdpSocket::bind("0.0.0.0:0");
    match socket {
        Err(_) if which == "none" => Ok(()),
        Ok(_) if which == "none" => refused("a network", true),
        Err(error) => Err(format!("a process in it does not reach itself: {error}")),
        Ok(socket) => {
            let itself = UdpSocket::bind("127.0.0.1:0").and_then(|it| it.local_addr());
            let reached = itself.and_then(|itself| socket.send_to(b"", itself));
            reached.map_err(|error| format!("a process in it does not reach itself: {error}"))?;
            refused("a network", socket.connect(ELSEWHERE).is_ok())
        }
    }
}

fn allowed(open: &Path, scratch: &Path) -> Result<(), String> {
    fs::read(open).map_err(|error| format!("a file that may be read can't be: {error}"))?;
    // The way in which linkers look for their parts.
    rustix::fs::access(open, Access::READ_OK)
        .map_err(|error| format!("a file that may be read is not found: {error}"))?;
    fs::write(scratch, "kept")
        .and_then(|()| fs::remove_file(scratch))
        .map_err(|error| format!("a folder that may be written in can't be: {error}"))
}

fn refused(what: &str, reached: bool) -> Result<(), String> {
    if reached {
        return Err(format!("a process in it still reaches {what}"));
    }
    Ok(())
}
