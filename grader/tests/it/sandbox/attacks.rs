//! What a hostile program tries. This test's own program does so, in a sandbox, when the
//! environment names an attempt.
//!
//! Invariant: whatever succeeds does no lasting harm outside of the folders of the test.

use std::{
    env,
    ffi::{CStr, CString},
    fs,
    io::{ErrorKind, Write},
    net::{TcpStream, UdpSocket},
    os::{
        linux::net::SocketAddrExt,
        unix::{
            fs::PermissionsExt,
            net::{SocketAddr, UnixDatagram, UnixStream},
        },
    },
    process::Command,
    thread,
    time::Duration,
};

/// Names the attempt, and what it is to be made on.
pub(super) const ATTEMPT: &str = "ATTEMPT";
pub(super) const ON: &str = "ON";

/// What is printed when it worked.
pub(super) const REACHED: &str = "reached:";

/// The arguments that bring this program here.
pub(super) const HERE: [&str; 4] = [
    "--exact",
    "sandbox::attacks::makes_the_attempt_that_the_environment_names",
    "--nocapture",
    "--test-threads=1",
];

#[test]
#[expect(
    clippy::print_stdout,
    reason = "the test that started this one reads it"
)]
fn makes_the_attempt_that_the_environment_names() {
    let Ok(attempt) = env::var(ATTEMPT) else {
        return;
    };
    let on = env::var(ON).unwrap_or_default();
    match make(&attempt, &on) {
        Ok(how) => println!("\n{REACHED} {how}"),
        Err(error) => println!("\nrefused: {error}"),
    }
}

type Outcome = std::io::Result<String>;

fn make(attempt: &str, on: &str) -> Outcome {
    match attempt {
        "read" => fs::read(on).map(|bytes| format!("{} bytes", bytes.len())),
        "list" => fs::read_dir(on).map(|entries| format!("{} entries", entries.count())),
        "write" => fs::write(on, "was here").map(|()| on.to_owned()),
        "remove" => fs::remove_file(on).map(|()| on.to_owned()),
        "chmod" => fs::set_permissions(on, fs::Permissions::from_mode(0o777)).map(|()| on.into()),
        "tcp" => TcpStream::connect(on).map(|_| on.to_owned()),
        "udp" => UdpSocket::bind("0.0.0.0:0")?
            .send_to(b"out", on)
            .map(|_| on.to_owned()),
        "abstract" => {
            UnixStream::connect_addr(&SocketAddr::from_abstract_name(on)?).map(|_| on.to_owned())
        }
        "unix" => UnixStream::connect(on).map(|_| on.to_owned()),
        // One of a pair can send to any name.
        "datagram" => UnixDatagram::pair().map(|_| on.to_owned()),
        "truncate" => {
            let path = CString::new(on)?;
            call(|| truncate(&path))
        }
        "start" => Command::new(on)
            .spawn()
            .and_then(|mut it| it.wait())
            .map(|it| it.to_string()),
        "become" => {
            use std::os::unix::process::CommandExt;
            Err(Command::new(on).exec())
        }
        "fork" => call(fork),
        "signal" => {
            let pid: i32 = on.parse().expect("a number");
            // It goes on, which it does anyway.
            call(|| kill(pid, libc::SIGCONT))
        }
        "own_a_descriptor" => {
            let command = on.parse().expect("a number");
            call(|| own_by_fcntl(command))
        }
        "own_a_socket" => {
            let request = on.parse().expect("a number");
            call(|| own_by_ioctl(request))
        }
        "trace" => {
            let pid: i32 = on.parse().expect("a number");
            fs::read(format!("/proc/{pid}/environ")).map(|bytes| format!("{} bytes", bytes.len()))
        }
        "leave_the_parent" => call(stay_when_the_parent_dies),
        "leave_memory" => call(system_v_memory),
        "namespace" => call(new_namespace),
        "memory" => Ok(memory()),
        "large_file" => large_file(),
        "files" => Ok(open_files()),
        "threads" => Ok(threads()),
        "spin" => spin(1),
        "spin_in_threads" => spin(4),
        "honest" => honest(),
        _ => Err(ErrorKind::Unsupported.into()),
    }
}

/// A call that gives a negative number when it is refused.
fn call(make: impl Fn() -> i64) -> Outcome {
    match make() {
        ..0 => Err(std::io::Error::last_os_error()),
        number => Ok(number.to_string()),
    }
}

#[expect(unsafe_code, reason = "no safe code forks")]
fn fork() -> i64 {
    // SAFETY: the child does nothing but end.
    unsafe {
        let child = libc::fork();
        if child == 0 {
            libc::_exit(0);
        }
        child.into()
    }
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn kill(pid: i32, signal: i32) -> i64 {
    // SAFETY: no memory is touched.
    unsafe { libc::kill(pid, signal) }.into()
}

/// Whoever owns a descriptor is sent signals by the kernel. It is this process here.
#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn own_by_fcntl(command: i32) -> i64 {
    let itself = [0, i32::try_from(std::process::id()).expect("a number")];
    // SAFETY: the third argument is a number, or points to two of them that outlive the call.
    let done = unsafe {
        match command {
            libc::F_SETOWN => libc::fcntl(1, command, itself[1]),
            10 => libc::fcntl(1, command, libc::SIGIO),
            _ => libc::fcntl(1, command, itself.as_ptr()),
        }
    };
    done.into()
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn own_by_ioctl(request: u64) -> i64 {
    let itself = i32::try_from(std::process::id()).expect("a number");
    // SAFETY: the third argument points to a number that outlives the call.
    unsafe { libc::ioctl(1, request as _, &raw const itself) }.into()
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn truncate(path: &CStr) -> i64 {
    // SAFETY: the path ends with a zero and outlives the call.
    unsafe { libc::truncate(path.as_ptr(), 0) }.into()
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn stay_when_the_parent_dies() -> i64 {
    // SAFETY: no memory is touched.
    unsafe { libc::prctl(libc::PR_SET_PDEATHSIG, 0) }.into()
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn system_v_memory() -> i64 {
    // SAFETY: what was made is removed, and never mapped.
    unsafe {
        let memory = libc::shmget(libc::IPC_PRIVATE, 4096, libc::IPC_CREAT | 0o600);
        if memory >= 0 {
            libc::shmctl(memory, libc::IPC_RMID, std::ptr::null_mut());
        }
        memory.into()
    }
}

#[expect(unsafe_code, reason = "an attacker is not held to safe code")]
fn new_namespace() -> i64 {
    // SAFETY: no memory is touched.
    unsafe { libc::unshare(libc::CLONE_NEWNET | libc::CLONE_NEWUSER) }.into()
}

fn memory() -> String {
    let mut all: Vec<Vec<u8>> = Vec::new();
    // An end, for where there is no limit.
    for _ in 0..64 {
        all.push(Vec::with_capacity(64 << 20));
    }
    format!("{} pieces", all.len())
}

fn large_file() -> Outcome {
    let mut file = fs::File::create("large")?;
    for _ in 0..64 {
        file.write_all(&vec![0; 1 << 20])?;
    }
    Ok("64 MiB".to_owned())
}

fn open_files() -> String {
    let open: Vec<fs::File> = (0..2000)
        .map_while(|_| fs::File::open("/dev/null").ok())
        .collect();
    open.len().to_string()
}

fn threads() -> String {
    let start = || {
        let wait = || thread::sleep(Duration::from_millis(300));
        thread::Builder::new().stack_size(64 << 10).spawn(wait).ok()
    };
    let all: Vec<_> = (0..2000).map_while(|_| start()).collect();
    all.len().to_string()
}

fn spin(threads: usize) -> Outcome {
    for _ in 1..threads {
        thread::spawn(|| {
            loop {
                std::hint::spin_loop();
            }
        });
    }
    loop {
        std::hint::spin_loop();
    }
}

/// What a good program does: threads, timers, sockets between tasks, files in its own folder.
fn honest() -> Outcome {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::UnixStream,
        task::spawn_blocking,
        time::sleep,
    };

    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(4)
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let (mut one, mut other) = UnixStream::pair()?;
        let reader = tokio::spawn(async move {
            let mut text = String::new();
            other.read_to_string(&mut text).await.map(|_| text)
        });
        one.write_all(b"hello").await?;
        drop(one);
        sleep(Duration::from_millis(5)).await;
        let blocking: Vec<_> = (0..64)
            .map(|_| spawn_blocking(|| thread::sleep(Duration::from_millis(1))))
            .collect();
        for each in blocking {
            each.await?;
        }
        tokio::fs::create_dir("folder").await?;
        tokio::fs::write("folder/file", "text").await?;
        tokio::fs::rename("folder/file", "folder/other").await?;
        let text = tokio::fs::read_to_string("folder/other").await?;
        let waiting = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::user_defined1());
        waiting.map(drop)?;
        Ok(format!("{} {text}", reader.await??))
    })
}
