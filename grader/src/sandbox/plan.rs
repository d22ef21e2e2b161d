//! What the grader tells the shim: one JSON text over a socket, and with it the descriptors that
//! the program gets.
//!
//! Invariant: nothing of it goes through arguments, the environment or inherited descriptors, so
//! that no other child of the grader can hold any of it.

use std::{
    ffi::OsString,
    io::{IoSlice, IoSliceMut, Read, Write},
    mem::MaybeUninit,
    net::Shutdown,
    os::{
        fd::{AsFd, BorrowedFd, OwnedFd},
        unix::net::UnixStream,
    },
    path::PathBuf,
};

use anyhow::{Context, ensure};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};
use serde::{Deserialize, Serialize};

use super::{fence::Fence, tier::Tier};

/// What the shim says when only the start of the program is left to do.
pub(super) const READY: u8 = b'.';

/// Standard input, output and error, and where the shim reports to if not to its own input.
const MOST_DESCRIPTORS: usize = 4;

/// All that the shim has to know.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Plan {
    pub(super) stage: Stage,
    /// The process that the shim must not outlive.
    pub(super) parent: u32,
    pub(super) program: PathBuf,
    pub(super) args: Vec<OsString>,
    pub(super) env: Vec<(OsString, OsString)>,
    pub(super) cwd: PathBuf,
    pub(super) tier: Tier,
    pub(super) identity: Identity,
    pub(super) fence: Fence,
}

/// What the shim becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Stage {
    /// The parent of another shim: it ends whatever is left when that one is done.
    Keeper,
    /// The program itself.
    Program,
}

/// Who the program runs as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Identity {
    /// Whoever runs the grader.
    Same,
    /// A user and a group that nobody else has.
    User(u32),
    /// Whoever runs the grader, in a user namespace that has no rights outside.
    Namespace,
}

/// Sends the plan; the reader sees the end of the stream behind it.
pub(super) fn send(
    socket: &UnixStream,
    plan: &Plan,
    descriptors: &[BorrowedFd<'_>],
) -> anyhow::Result<()> {
    let text = serde_json::to_vec(plan).context("encode the sandbox's plan")?;
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = SendAncillaryBuffer::new(&mut space);
    ensure!(
        ancillary.push(SendAncillaryMessage::ScmRights(descriptors)),
        "too many descriptors for a sandbox"
    );
    let sent = sendmsg(
        socket,
        &[IoSlice::new(&text)],
        &mut ancillary,
        SendFlags::empty(),
    )
    .context("send descriptors to the sandbox")?;
    let mut socket = socket;
    socket
        .write_all(&text[sent..])
        .and_then(|()| socket.shutdown(Shutdown::Write))
        .context("send the sandbox its plan")
}

/// Receives what [`send`] has sent.
pub(super) fn receive(socket: &UnixStream) -> anyhow::Result<(Plan, Vec<OwnedFd>)> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(MOST_DESCRIPTORS))];
    let mut ancillary = RecvAncillaryBuffer::new(&mut space);
    let mut text = vec![0; 64 << 10];
    #[cfg(target_os = "linux")]
    let flags = RecvFlags::CMSG_CLOEXEC;
    #[cfg(not(target_os = "linux"))]
    let flags = RecvFlags::empty();
    let received = recvmsg(
        socket.as_fd(),
        &mut [IoSliceMut::new(&mut text)],
        &mut ancillary,
        flags,
    )
    .context("receive the plan")?;
    text.truncate(received.bytes);
    let mut descriptors = Vec::new();
    for message in ancillary.drain() {
        if let RecvAncillaryMessage::ScmRights(sent) = message {
            descriptors.extend(sent);
        }
    }
    let mut socket = socket;
    socket.read_to_end(&mut text).context("receive the plan")?;
    let plan = serde_json::from_slice(&text).context("read the plan")?;
    Ok((plan, descriptors))
}
