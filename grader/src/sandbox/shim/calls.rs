//! seccomp: which system calls a process may make.
//!
//! All are allowed but for a list. A list of those that are allowed would break with each new
//! version of the C library; the other way round, what holds files, signals and users back is
//! left to Landlock and to the user that the process runs as.
//!
//! Invariant: what Tokio, the standard library, the test harness and the C library need is not on
//! the list.

use std::{collections::BTreeMap, os::fd::AsRawFd, process};

use anyhow::Context;
use libc::c_long;
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen as Len, SeccompCmpOp as Op, SeccompCondition,
    SeccompFilter, SeccompRule, apply_filter, sock_filter,
};

use super::start::Start;
use crate::sandbox::fence::{Children, Fence, Network, Program};

/// What nobody needs who computes: other processes' memory, namespaces and mounts, the kernel's
/// keys, ways around this very filter, and whatever outlives the process.
const NEVER: &[c_long] = &[
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_mount_setattr,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_fanotify_init,
    libc::SYS_personality,
    libc::SYS_kexec_load,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_quotactl,
    libc::SYS_acct,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_reboot,
    libc::SYS_syslog,
    libc::SYS_vhangup,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    // System V's and POSIX's queues, semaphores and memory are there until somebody removes them.
    libc::SYS_shmget,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_mq_open,
];

#[cfg(target_arch = "x86_64")]
const NEVER_HERE: &[c_long] = &[
    libc::SYS_kexec_file_load,
    libc::SYS_iopl,
    libc::SYS_ioperm,
    libc::SYS_modify_ldt,
    libc::SYS_uselib,
];
#[cfg(not(target_arch = "x86_64"))]
const NEVER_HERE: &[c_long] = &[libc::SYS_kexec_file_load];

/// What code under judgement does not need either: changing what files and priorities are,
/// memory that no limit counts, and reaching other processes.
const NEVER_JUDGED: &[c_long] = &[
    libc::SYS_fchmod,
    libc::SYS_fchmodat,
    SYS_FCHMODAT2,
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_utimensat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    libc::SYS_setpriority,
    libc::SYS_ioprio_set,
    libc::SYS_sched_setparam,
    libc::SYS_sched_setscheduler,
    libc::SYS_sched_setattr,
    libc::SYS_sched_setaffinity,
    libc::SYS_memfd_create,
    libc::SYS_memfd_secret,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_send_signal,
];

/// Younger than the C library's list of numbers, and the same on every machine.
const SYS_FCHMODAT2: c_long = 452;

#[cfg(target_arch = "x86_64")]
const NEVER_JUDGED_HERE: &[c_long] = &[
    libc::SYS_chmod,
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
];
#[cfg(not(target_arch = "x86_64"))]
const NEVER_JUDGED_HERE: &[c_long] = &[];

/// Other ways to start a process than `clone`.
#[cfg(target_arch = "x86_64")]
const FORKS: &[c_long] = &[libc::SYS_fork, libc::SYS_vfork];
#[cfg(not(target_arch = "x86_64"))]
const FORKS: &[c_long] = &[];

const NAMESPACES: &[i32] = &[
    libc::CLONE_NEWNS,
    libc::CLONE_NEWCGROUP,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
];

/// Rules by the number of the call; any of them forbids it, and so does an empty list.
type Rules = BTreeMap<c_long, Vec<SeccompRule>>;

/// Forbids what the fence does not need, from here to the end of the program and its children.
pub(super) fn forbid(fence: &Fence, start: &Start<'_>) -> anyhow::Result<()> {
    let rules = rules(fence, start)?;
    let refused = filter(rules, libc::EPERM)?;
    // The C library does without it. The flags of this call can't be looked at.
    let unknown = filter(
        BTreeMap::from([(libc::SYS_clone3, Vec::new())]),
        libc::ENOSYS,
    )?;
    for program in [other_numbers(), unknown, refused] {
        apply_filter(&program).context("forbid system calls")?;
    }
    Ok(())
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
    terminals(&mut rules)?;
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

fn sockets(rules: &mut Rules, network: Network) -> anyhow::Result<()> {
    let allowed: &[i32] = match network {
        Network::None => &[libc::AF_UNIX],
        Network::Loopback => &[libc::AF_UNIX, libc::AF_INET, libc::AF_INET6],
    };
    let none_of_them = allowed
        .iter()
        .map(|family| unequal(0, family.unsigned_abs().into()))
        .collect::<Result<Vec<_>, _>>()?;
    rules.insert(libc::SYS_socket, vec![rule(none_of_them.clone())?]);
    rules.insert(libc::SYS_socketpair, vec![rule(none_of_them)?]);
    Ok(())
}

/// Nothing is typed in the user's name.
fn terminals(rules: &mut Rules) -> anyhow::Result<()> {
    const TIOCSTI: u64 = 0x5412;
    const TIOCLINUX: u64 = 0x541C;
    let typing = vec![rule([equal(1, TIOCSTI)?])?, rule([equal(1, TIOCLINUX)?])?];
    rules.insert(libc::SYS_ioctl, typing);
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
