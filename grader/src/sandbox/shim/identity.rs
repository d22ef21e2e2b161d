//! Becoming somebody else: a user that nobody is, or a namespace that counts for nothing outside.
//!
//! Invariant: afterwards the process has no right over anything that it does not own, but for a
//! tool's right to read.

use anyhow::{Context, bail};
use rustix::{
    process::{Gid, Uid},
    thread::{
        CapabilitiesSecureBits, CapabilitySet, CapabilitySets, UnshareFlags, capabilities,
        clear_ambient_capability_set, configure_capability_in_ambient_set, set_capabilities,
        set_capabilities_secure_bits, set_keep_capabilities, set_thread_gid, set_thread_groups,
        set_thread_uid,
    },
};

use crate::sandbox::{
    fence::{Network, Program},
    plan::Identity,
};

/// What it takes to become another user, to hand folders over to it, and to end what it runs.
const NEEDED: CapabilitySet = CapabilitySet::SETUID
    .union(CapabilitySet::SETGID)
    .union(CapabilitySet::CHOWN)
    .union(CapabilitySet::KILL);

/// The superuser's rights that read whatever the grader can read, the smaller one first.
const READING: [CapabilitySet; 2] = [CapabilitySet::DAC_READ_SEARCH, CapabilitySet::DAC_OVERRIDE];

/// Whether processes can be given users of their own.
pub(in crate::sandbox) fn may_become_others() -> bool {
    rustix::process::geteuid().is_root()
        && capabilities(None).is_ok_and(|CapabilitySets { effective, .. }| {
            effective.contains(NEEDED) && effective.intersects(READING[0] | READING[1])
        })
}

/// Takes on the identity. The process has one thread, so that what holds for the thread holds
/// for all.
pub(super) fn take_on(
    identity: Identity,
    program: Program,
    network: Network,
) -> anyhow::Result<()> {
    match identity {
        Identity::Same => Ok(()),
        Identity::User(user) => {
            if network == Network::Loopback {
                // Not every superuser may; what that means is told where the tiers are told.
                let _ = own_loopback(UnshareFlags::NEWNET);
            }
            become_user(user, program)
        }
        Identity::Namespace => {
            // The rights that a new namespace gives in itself end with the start of the program.
            let flags = UnshareFlags::NEWUSER | UnshareFlags::NEWIPC;
            match network {
                Network::None => unshare(flags).context("enter namespaces of its own"),
                Network::Loopback => own_loopback(flags | UnshareFlags::NEWNET),
            }
        }
    }
}

fn become_user(user: u32, program: Program) -> anyhow::Result<()> {
    set_keep_capabilities(true).context("keep rights for a moment")?;
    if program == Program::Tool {
        // Without it `access`, by which some linkers look for their parts, answers as if the right
        // to read were not there. Where it can't be set, tools have to lie where all may read.
        let _ = set_capabilities_secure_bits(CapabilitiesSecureBits::NO_SETUID_FIXUP);
    }
    set_thread_groups(&[]).context("leave all groups")?;
    set_thread_gid(Gid::from_raw(user)).with_context(|| format!("become group {user}"))?;
    set_thread_uid(Uid::from_raw(user)).with_context(|| format!("become user {user}"))?;
    let kept = match program {
        Program::Judged => CapabilitySet::empty(),
        Program::Tool => right_to_read()?,
    };
    let sets = CapabilitySets {
        effective: kept,
        permitted: kept,
        inheritable: kept,
    };
    set_capabilities(None, sets).context("give up the superuser's rights")?;
    clear_ambient_capability_set().context("give up the superuser's rights")?;
    if !kept.is_empty() {
        // What is started from here on inherits it, whatever user it runs as.
        configure_capability_in_ambient_set(kept, true).context("keep the right to read")?;
    }
    if rustix::process::geteuid() != Uid::from_raw(user) {
        bail!("user {user} was not taken on");
    }
    Ok(())
}

/// The least that reads what the grader can read; nothing where it has to do with what everybody
/// may read.
fn right_to_read() -> anyhow::Result<CapabilitySet> {
    let had = capabilities(None).context("look at the rights")?.permitted;
    let right = READING.into_iter().find(|right| had.contains(*right));
    Ok(right.unwrap_or(CapabilitySet::empty()))
}

/// A network of the process's own, in which there is nothing but itself.
fn own_loopback(flags: UnshareFlags) -> anyhow::Result<()> {
    unshare(flags).context("enter namespaces of its own")?;
    super::start::raise_loopback().context("start the loopback device")
}

#[expect(
    unsafe_code,
    reason = "unsharing some of what a process shares is unsound; namespaces are not"
)]
fn unshare(flags: UnshareFlags) -> rustix::io::Result<()> {
    // SAFETY: the flags name namespaces alone, and neither memory nor descriptors.
    unsafe { rustix::thread::unshare_unsafe(flags) }
}
