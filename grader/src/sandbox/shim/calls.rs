//! seccomp: which system calls a process may make.
//!
//! All are allowed but for a list. A list of those that are allowed would break with each new
//! version of the C library; the other way round, what holds files, signals and users back is
//! left to Landlock and to the user that the process runs as.
//!
//! Invariant: what Tokio, the standard library, the test harness and the C library need is not on
//! the list.

mod lists;

use std::{collections::BTreeMap, os::fd::AsRawFd, process};

use anyhow::Context;
use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen as Len, SeccompCmpOp as Op, SeccompCondition,
    SeccompFilter, SeccompRule, apply_filter, sock_filter,
};

use lists::{FORKS, NAMESPACES, NEVER, NEVER_HERE, NEVER_JUDGED, NEVER_JUDGED_HERE};

use super::start::Start;
use crate::sandbox::fence::{Children, Fence, Network, Program};

/// Rules by the number of the call; any of them forbids it, and so does an empty list.
type Rules = BTreeMap<c_long, Vec<SeccompRule>>;

/// Forbids what the fence does not need, from here to the end of the program and its children.
pub(super) fn forbid(fence: &Fence, start: &Start<'_>) -> anyhow::Result<()> {
    for program in filters(fence, start)? {
        apply_filter(&program).context("forbid system calls")?;
    }
    Ok(())
}

/// The filters that hold together: of their answers, the strictest counts.
fn filters(fence: &Fence, start: &Start<'_>) -> anyhow::Result<[BpfProgram; 3]> {
    let refused = filter(rules(fence, start)?, libc::EPERM)?;
    // The C library does without it. The flags of this call can't be looked at.
    let unknown = filter(
        BTreeMap::from([(libc::SYS_clone3, Vec::new())]),
        libc::ENOSYS,
    )?;
    Ok([other_numbers(), unknown, refused])
}

fn filter(rules: Rules, error: i32) -> anyhow::Result<BpfProgram> {
    let refuse = SeccompAction::Errno(error.unsigned_abs());
    let machine = std::env::consts::ARCH
        .try_into()
        .context("know system calls of this machine")?;
    SeccompFilter::new(rules, SeccompAction::Allow, refuse, machine)
        .and_then(TryInto::try_into)
        .context("write down the forbidden system calls")
}

fn rules(fence: &Fence, start: &Start<'_>) -> anyhow::Result<Rules> {
    let mut rules = Rules::new();
    let mut never = |calls: &[c_long]| rules.extend(calls.iter().map(|call| (*call, Vec::new())));
    never(NEVER);
    never(NEVER_HERE);
    if fence.program == Program::Judged {
        never(NEVER_JUDGED);
        never(NEVER_JUDGED_HERE);
    }
    if fence.children == Children::None {
        never(FORKS);
        never(&[libc::SYS_execve]);
        start_once(&mut rules, start)?;
        own_signals(&mut rules)?;
    }
    clones(&mut rules, fence.children)?;
    sockets(&mut rules, fence.network)?;
    descriptors(&mut rules)?;
    // What kills the process when the grader dies.
    let death = libc::PR_SET_PDEATHSIG.unsigned_abs().into();
    rules.insert(libc::SYS_prctl, vec![rule([equal(0, death)?])?]);
    // A process's own limits are the first argument's null.
    rules.insert(libc::SYS_prlimit64, vec![rule([unequal(0, 0)?])?]);
    Ok(rules)
}

/// The start of the program is allowed by the place of its path in memory, where after the start
/// there is something else or nothing, and by a descriptor that is closed then. The numbers are
/// as good as random: a program that finds them has broken the rules of Rust already.
fn start_once(rules: &mut Rules, start: &Start<'_>) -> anyhow::Result<()> {
    let program = start.program.as_raw_fd().unsigned_abs().into();
    let path = start.path.as_ptr().addr() as u64;
    let different = vec![
        rule([unequal(0, program)?])?,
        rule([condition(1, Len::Qword, Op::Ne, path)?])?,
    ];
    rules.insert(libc::SYS_execveat, different);
    Ok(())
}

/// Signals go to the process itself.
fn own_signals(rules: &mut Rules) -> anyhow::Result<()> {
    let own = u64::from(process::id());
    for call in [
        libc::SYS_kill,
        libc::SYS_tgkill,
        libc::SYS_rt_sigqueueinfo,
        libc::SYS_rt_tgsigqueueinfo,
    ] {
        rules.insert(call, vec![rule([unequal(0, own)?])?]);
    }
    // By the number of a thread, which may be anybody's. A process of one thread may.
    rules.insert(libc::SYS_tkill, vec![rule([unequal(0, own)?])?]);
    Ok(())
}

/// No namespace, and no process where there shall be none.
fn clones(rules: &mut Rules, children: Children) -> anyhow::Result<()> {
    let mut refused = Vec::new();
    for flag in NAMESPACES {
        let flag = u64::from(flag.unsigned_abs());
        refused.push(rule([condition(0, Len::Dword, Op::MaskedEq(flag), flag)?])?);
    }
    if children == Children::None {
        let thread = u64::from(libc::CLONE_THREAD.unsigned_abs());
        refused.push(rule([condition(0, Len::Dword, Op::MaskedEq(thread), 0)?])?);
    }
    rules.insert(libc::SYS_clone, refused);
    Ok(())
}

/// No socket but a connected pair of streams. One that has a name, or that can send to a name, would
/// reach what listens on the machine for its user: a desktop's bus, a container's daemon.
fn sockets(rules: &mut Rules, network: Network) -> anyhow::Result<()> {
    const KIND: Op = Op::MaskedEq(0xf);
    let family = |number: i32| unequal(0, number.unsigned_abs().into());
    let kind = |number: i32| condition(1, Len::Dword, KIND, number.unsigned_abs().into());
    let refused = match network {
        Network::None => {
            rules.insert(libc::SYS_connect, Vec::new());
            Vec::new()
        }
        Network::Loopback => vec![rule([family(libc::AF_INET)?, family(libc::AF_INET6)?])?],
    };
    rules.insert(libc::SYS_socket, refused);
    let no_stream = vec![
        rule([family(libc::AF_UNIX)?])?,
        rule([kind(libc::SOCK_DGRAM)?])?,
        rule([kind(libc::SOCK_RAW)?])?,
    ];
    rules.insert(libc::SYS_socketpair, no_stream);
    Ok(())
}

/// Nothing is typed in the user's name, and no descriptor sends signals to others: the kernel
/// sends them to whoever owns it, and asks nobody's leave.
fn descriptors(rules: &mut Rules) -> anyhow::Result<()> {
    const TIOCSTI: u64 = 0x5412;
    const TIOCLINUX: u64 = 0x541C;
    const FIOSETOWN: u64 = 0x8901;
    const SIOCSPGRP: u64 = 0x8902;
    const F_SETOWN: u64 = 8;
    const F_SETSIG: u64 = 10;
    const F_SETOWN_EX: u64 = 15;
    let second = |values: &[u64]| -> anyhow::Result<Vec<SeccompRule>> {
        let rules = values.iter().map(|value| rule([equal(1, *value)?]));
        rules.collect()
    };
    let ioctls = second(&[TIOCSTI, TIOCLINUX, FIOSETOWN, SIOCSPGRP])?;
    rules.insert(libc::SYS_ioctl, ioctls);
    rules.insert(libc::SYS_fcntl, second(&[F_SETOWN, F_SETSIG, F_SETOWN_EX])?);
    Ok(())
}

fn rule(conditions: impl Into<Vec<SeccompCondition>>) -> anyhow::Result<SeccompRule> {
    SeccompRule::new(conditions.into()).context("write down a rule for a system call")
}

/// The argument of that number, of 32 bits.
fn equal(argument: u8, value: u64) -> anyhow::Result<SeccompCondition> {
    condition(argument, Len::Dword, Op::Eq, value)
}

fn unequal(argument: u8, value: u64) -> anyhow::Result<SeccompCondition> {
    condition(argument, Len::Dword, Op::Ne, value)
}

fn condition(
    argument: u8,
    length: Len,
    operator: Op,
    value: u64,
) -> anyhow::Result<SeccompCondition> {
    SeccompCondition::new(argument, length, operator, value)
        .context("write down a condition for a system call")
}

/// Refuses the second set of numbers that some kernels know calls by: the rules above are by the
/// first.
fn other_numbers() -> BpfProgram {
    const LOAD: u16 = 0x20;
    const JUMP_IF_AT_LEAST: u16 = 0x35;
    const RETURN: u16 = 0x06;
    const SECOND_SET: u32 = 0x4000_0000;
    let step = |code, jt, k| sock_filter { code, jt, jf: 0, k };
    vec![
        // The number of the call is the first thing that a filter sees.
        step(LOAD, 0, 0),
        step(JUMP_IF_AT_LEAST, 1, SECOND_SET),
        step(RETURN, 0, SeccompAction::Allow.into()),
        step(
            RETURN,
            0,
            SeccompAction::Errno(libc::ENOSYS.unsigned_abs()).into(),
        ),
    ]
}

#[cfg(test)]
mod tests;
