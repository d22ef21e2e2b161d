//! What the filters answer to system calls, read off the filters themselves: no call is made.
//!
//! Invariant: the expectations are written out here, so that nothing can be dropped from the
//! lists unnoticed.

use std::fs::File;

use libc::c_long;

use super::{super::start::Start, filters};
use crate::sandbox::fence::{Children, Fence, Limits, Network, Program};

const REFUSED: u32 = 0x0005_0000 | libc::EPERM.unsigned_abs();
const UNKNOWN: u32 = 0x0005_0000 | libc::ENOSYS.unsigned_abs();
const ALLOWED: u32 = 0x7fff_0000;

/// Names with their numbers.
macro_rules! calls {
    ($($name:ident)*) => { [$((stringify!($name), libc::$name)),*] };
}

fn fence(program: Program, children: Children, network: Network) -> Fence {
    Fence {
        children,
        network,
        ..Fence::new(program, Limits::default())
    }
}

fn check() -> Fence {
    fence(Program::Judged, Children::None, Network::None)
}

fn linker() -> Fence {
    fence(Program::Tool, Children::Tools, Network::None)
}

/// What the filters of `fence` answer to a call.
fn answer(fence: &Fence, call: c_long, args: &[u64]) -> u32 {
    let program = File::open("/proc/self/exe").unwrap();
    let filters = filters(fence, &Start::new(&program, &[], &[])).unwrap();
    let mut data = [0_u8; 64];
    data[..4].copy_from_slice(&u32::try_from(call).unwrap().to_le_bytes());
    let machine: u32 = if cfg!(target_arch = "aarch64") {
        0xC000_00B7
    } else {
        0xC000_003E
    };
    data[4..8].copy_from_slice(&machine.to_le_bytes());
    for (at, arg) in args.iter().enumerate() {
        data[16 + 8 * at..24 + 8 * at].copy_from_slice(&arg.to_le_bytes());
    }
    let answers = filters.iter().map(|filter| run(filter, &data));
    // The kernel takes the strictest, which has the smallest number.
    answers.min().unwrap()
}

/// Runs a filter as the kernel does.
fn run(filter: &[seccompiler::sock_filter], data: &[u8; 64]) -> u32 {
    let (mut at, mut value) = (0, 0_u32);
    loop {
        let step = &filter[at];
        at += 1;
        let mut jump = |condition: bool| {
            at += usize::from(if condition { step.jt } else { step.jf });
        };
        match step.code {
            0x20 => {
                let place = usize::try_from(step.k).unwrap();
                value = u32::from_le_bytes(data[place..place + 4].try_into().unwrap());
            }
            0x54 => value &= step.k,
            0x05 => at += usize::try_from(step.k).unwrap(),
            0x15 => jump(value == step.k),
            0x25 => jump(value > step.k),
            0x35 => jump(value >= step.k),
            0x06 => return step.k,
            code => panic!("a filter has the instruction {code:#x}"),
        }
    }
}

#[track_caller]
fn assert_all(fence: &Fence, calls: &[(&str, c_long)], expected: u32) {
    for (name, call) in calls {
        assert_eq!(answer(fence, *call, &[]), expected, "{name}");
    }
}

#[test]
fn calls_that_nobody_needs_are_refused_to_everybody() {
    let never = calls!(
        SYS_ptrace SYS_process_vm_readv SYS_process_vm_writev SYS_process_madvise SYS_kcmp
        SYS_pidfd_getfd SYS_add_key SYS_request_key SYS_keyctl SYS_unshare SYS_setns SYS_mount
        SYS_umount2 SYS_pivot_root SYS_chroot SYS_open_tree SYS_move_mount SYS_fsopen
        SYS_fsconfig SYS_fsmount SYS_fspick SYS_mount_setattr SYS_name_to_handle_at
        SYS_open_by_handle_at SYS_io_uring_setup SYS_io_uring_enter SYS_io_uring_register SYS_bpf
        SYS_perf_event_open SYS_userfaultfd SYS_fanotify_init SYS_personality SYS_kexec_load
        SYS_kexec_file_load SYS_init_module SYS_finit_module SYS_delete_module SYS_quotactl
        SYS_acct SYS_swapon SYS_swapoff SYS_reboot SYS_syslog SYS_vhangup SYS_sethostname
        SYS_setdomainname SYS_settimeofday SYS_clock_settime SYS_clock_adjtime SYS_adjtimex
        SYS_truncate SYS_shmget SYS_msgget SYS_semget SYS_mq_open
    );
    for fence in [check(), linker()] {
        assert_all(&fence, &never, REFUSED);
        #[cfg(target_arch = "x86_64")]
        assert_all(
            &fence,
            &calls!(SYS_iopl SYS_ioperm SYS_modify_ldt SYS_uselib),
            REFUSED,
        );
    }
}

#[test]
fn code_under_judgement_may_do_less_than_a_tool() {
    let mut less = Vec::from(calls!(
        SYS_fchmod SYS_fchmodat SYS_fchown SYS_fchownat SYS_utimensat SYS_setxattr SYS_lsetxattr
        SYS_fsetxattr SYS_removexattr SYS_lremovexattr SYS_fremovexattr SYS_setpriority
        SYS_ioprio_set SYS_sched_setparam SYS_sched_setscheduler SYS_sched_setattr
        SYS_sched_setaffinity SYS_memfd_create SYS_memfd_secret SYS_pidfd_open
        SYS_pidfd_send_signal
    ));
    less.push(("fchmodat2", 452));
    #[cfg(target_arch = "x86_64")]
    less.extend(calls!(SYS_chmod SYS_chown SYS_lchown SYS_utime SYS_utimes SYS_futimesat));
    assert_all(&check(), &less, REFUSED);
    assert_all(&linker(), &less, ALLOWED);
}

#[test]
fn what_every_program_needs_is_allowed() {
    let needed = calls!(
        SYS_read SYS_write SYS_openat SYS_close SYS_mmap SYS_munmap SYS_mprotect SYS_brk SYS_futex
        SYS_epoll_pwait SYS_epoll_create1 SYS_epoll_ctl SYS_eventfd2 SYS_clock_gettime
        SYS_nanosleep SYS_clock_nanosleep SYS_getrandom SYS_rt_sigaction SYS_rt_sigprocmask
        SYS_sigaltstack SYS_exit SYS_exit_group SYS_sched_yield SYS_sched_getaffinity
        SYS_set_robust_list SYS_rseq SYS_madvise SYS_getpid SYS_gettid SYS_newfstatat SYS_statx
        SYS_ftruncate SYS_unlinkat SYS_mkdirat SYS_getdents64 SYS_lseek SYS_pipe2
    );
    assert_all(&check(), &needed, ALLOWED);
    assert_all(&linker(), &needed, ALLOWED);
}

#[test]
fn threads_are_free_and_processes_are_for_the_linker_alone() {
    let thread = u64::from((libc::CLONE_THREAD | libc::CLONE_VM).unsigned_abs());
    for fence in [check(), linker()] {
        assert_eq!(answer(&fence, libc::SYS_clone, &[thread]), ALLOWED);
        assert_eq!(answer(&fence, libc::SYS_clone3, &[]), UNKNOWN);
        for space in [
            libc::CLONE_NEWNS,
            libc::CLONE_NEWCGROUP,
            libc::CLONE_NEWUTS,
            libc::CLONE_NEWIPC,
            libc::CLONE_NEWUSER,
            libc::CLONE_NEWPID,
            libc::CLONE_NEWNET,
        ] {
            let flags = thread | u64::from(space.unsigned_abs());
            let answered = answer(&fence, libc::SYS_clone, &[flags]);
            assert_eq!(answered, REFUSED, "{space:#x}");
        }
    }
    let child = u64::from(libc::SIGCHLD.unsigned_abs());
    assert_eq!(answer(&check(), libc::SYS_clone, &[child]), REFUSED);
    assert_eq!(answer(&linker(), libc::SYS_clone, &[child]), ALLOWED);
    assert_eq!(answer(&check(), libc::SYS_execve, &[]), REFUSED);
    assert_eq!(answer(&linker(), libc::SYS_execve, &[]), ALLOWED);
    #[cfg(target_arch = "x86_64")]
    for (name, call) in calls!(SYS_fork SYS_vfork) {
        assert_eq!(answer(&check(), call, &[]), REFUSED, "{name}");
        assert_eq!(answer(&linker(), call, &[]), ALLOWED, "{name}");
    }
}

#[test]
fn the_program_is_started_by_its_descriptor_and_path_alone() {
    let program = File::open("/proc/self/exe").unwrap();
    let start = Start::new(&program, &[], &[]);
    let path = start.path.as_ptr().addr() as u64;
    let descriptor = std::os::fd::AsRawFd::as_raw_fd(&program)
        .unsigned_abs()
        .into();
    let filters = filters(&check(), &start).unwrap();
    let execveat = |descriptor: u64, path: u64| {
        let mut data = [0_u8; 64];
        let call = u32::try_from(libc::SYS_execveat).unwrap();
        data[..4].copy_from_slice(&call.to_le_bytes());
        let machine: u32 = if cfg!(target_arch = "aarch64") {
            0xC000_00B7
        } else {
            0xC000_003E
        };
        data[4..8].copy_from_slice(&machine.to_le_bytes());
        data[16..24].copy_from_slice(&descriptor.to_le_bytes());
        data[24..32].copy_from_slice(&path.to_le_bytes());
        filters.iter().map(|filter| run(filter, &data)).min()
    };
    assert_eq!(execveat(descriptor, path), Some(ALLOWED));
    assert_eq!(execveat(descriptor + 1, path), Some(REFUSED));
    assert_eq!(execveat(descriptor, path + 1), Some(REFUSED));
    assert_eq!(execveat(descriptor, path + (1 << 32)), Some(REFUSED));
}

#[test]
fn signals_and_limits_are_a_process_s_own() {
    let own = u64::from(std::process::id());
    for (name, call) in
        calls!(SYS_kill SYS_tgkill SYS_tkill SYS_rt_sigqueueinfo SYS_rt_tgsigqueueinfo)
    {
        assert_eq!(answer(&check(), call, &[own]), ALLOWED, "{name}");
        assert_eq!(answer(&check(), call, &[own + 1]), REFUSED, "{name}");
        assert_eq!(answer(&check(), call, &[0]), REFUSED, "{name}");
        let everybody = u64::from(u32::MAX);
        assert_eq!(answer(&check(), call, &[everybody]), REFUSED, "{name}");
    }
    for fence in [check(), linker()] {
        assert_eq!(answer(&fence, libc::SYS_prlimit64, &[0]), ALLOWED);
        assert_eq!(answer(&fence, libc::SYS_prlimit64, &[own]), REFUSED);
        let name = libc::PR_SET_NAME.unsigned_abs().into();
        assert_eq!(answer(&fence, libc::SYS_prctl, &[name]), ALLOWED);
        let death = libc::PR_SET_PDEATHSIG.unsigned_abs().into();
        assert_eq!(answer(&fence, libc::SYS_prctl, &[death]), REFUSED);
    }
}

#[test]
fn sockets_are_pairs_of_streams_or_where_they_are_allowed_of_the_internet() {
    let number = |it: i32| u64::from(it.unsigned_abs());
    let [unix, inet, inet6, netlink] = [
        libc::AF_UNIX,
        libc::AF_INET,
        libc::AF_INET6,
        libc::AF_NETLINK,
    ]
    .map(number);
    let [stream, datagram, packets, raw, not_kept] = [
        libc::SOCK_STREAM,
        libc::SOCK_DGRAM,
        libc::SOCK_SEQPACKET,
        libc::SOCK_RAW,
        libc::SOCK_CLOEXEC,
    ]
    .map(number);
    let online = fence(Program::Judged, Children::None, Network::Loopback);
    let socket = |fence: &Fence, family| answer(fence, libc::SYS_socket, &[family, stream]);
    for family in [unix, inet, inet6, netlink] {
        assert_eq!(socket(&check(), family), REFUSED);
    }
    for (family, expected) in [
        (inet, ALLOWED),
        (inet6, ALLOWED),
        (unix, REFUSED),
        (netlink, REFUSED),
    ] {
        assert_eq!(socket(&online, family), expected);
    }
    assert_eq!(answer(&check(), libc::SYS_connect, &[]), REFUSED);
    assert_eq!(answer(&online, libc::SYS_connect, &[]), ALLOWED);
    for fence in [check(), online, linker()] {
        let pair = |family, kind| answer(&fence, libc::SYS_socketpair, &[family, kind]);
        assert_eq!(pair(unix, stream), ALLOWED);
        assert_eq!(pair(unix, stream | not_kept), ALLOWED);
        assert_eq!(pair(unix, packets), ALLOWED);
        for (family, kind) in [
            (unix, datagram),
            (unix, datagram | not_kept),
            (unix, raw),
            (inet, stream),
        ] {
            assert_eq!(pair(family, kind), REFUSED, "{family} {kind}");
        }
    }
}

#[test]
fn nothing_is_typed_in_the_user_s_name() {
    for fence in [check(), linker()] {
        for request in [0x5412, 0x541C] {
            assert_eq!(answer(&fence, libc::SYS_ioctl, &[0, request]), REFUSED);
        }
        // The size of a terminal.
        assert_eq!(answer(&fence, libc::SYS_ioctl, &[0, 0x5413]), ALLOWED);
    }
}

/// The x32 ABI, with numbers of its own for the same calls.
#[test]
fn a_call_by_another_number_is_unknown() {
    let ptrace = libc::SYS_ptrace | 0x4000_0000;
    assert_eq!(answer(&check(), ptrace, &[]), UNKNOWN);
    assert_eq!(answer(&check(), 0x4000_0000, &[]), UNKNOWN);
}
