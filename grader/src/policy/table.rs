//! The table of forbidden paths.
//!
//! Invariant: each path is one that clippy can resolve. Whole APIs are forbidden by their types,
//! and with a type whatever leads to it without its name: what it yields, parts of it, its traits.

use super::Group;

/// What a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A function or method.
    Method,
    Type,
}

/// One forbidden path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    pub group: Group,
    pub kind: Kind,
    pub path: &'static str,
}

impl Entry {
    /// The crate that the path begins with.
    pub fn crate_name(&self) -> &'static str {
        self.path.split("::").next().unwrap_or(self.path)
    }

    /// It is in a crate that every exercise can use.
    pub fn of_std(&self) -> bool {
        matches!(self.crate_name(), "std" | "core" | "alloc")
    }
}

const fn method(group: Group, path: &'static str) -> Entry {
    Entry {
        group,
        kind: Kind::Method,
        path,
    }
}

const fn ty(group: Group, path: &'static str) -> Entry {
    Entry {
        group,
        kind: Kind::Type,
        path,
    }
}

use Group::{Clock, Env, Files, Process, Runtime, Sockets};

/// All that is forbidden. What a check can diagnose is not: `Handle::block_on`,
/// `block_in_place`, `thread::sleep`, `thread::spawn`.
#[rustfmt::skip]
pub(super) const ENTRIES: &[Entry] = &[
    method(Clock, "tokio::time::pause"),
    method(Clock, "tokio::time::advance"),
    method(Clock, "tokio::time::resume"),
    method(Runtime, "futures::executor::block_on"),
    method(Runtime, "futures::executor::block_on_stream"),
    method(Runtime, "futures::executor::enter"),
    ty(Runtime, "tokio::runtime::Runtime"),
    ty(Runtime, "tokio::runtime::Builder"),
    ty(Runtime, "tokio::runtime::LocalRuntime"),
    ty(Runtime, "futures::executor::LocalPool"),
    ty(Runtime, "futures::executor::BlockingStream"),
    ty(Runtime, "tokio_util::task::LocalPoolHandle"),
    ty(Runtime, "futures::executor::Enter"),
    ty(Runtime, "futures::executor::LocalSpawner"),
    ty(Runtime, "tokio::runtime::EnterGuard"),
    method(Process, "std::process::exit"),
    method(Process, "std::process::abort"),
    method(Process, "std::process::id"),
    method(Process, "std::panic::set_hook"),
    method(Process, "std::panic::take_hook"),
    method(Process, "std::alloc::handle_alloc_error"),
    method(Process, "std::os::unix::process::parent_id"),
    ty(Process, "std::process::Command"),
    ty(Process, "std::process::Child"),
    ty(Process, "tokio::process::Command"),
    ty(Process, "std::process::ChildStdin"),
    ty(Process, "std::process::ChildStdout"),
    ty(Process, "std::process::ChildStderr"),
    ty(Process, "std::process::Stdio"),
    ty(Process, "tokio::process::Child"),
    ty(Process, "tokio::process::ChildStdin"),
    ty(Process, "tokio::process::ChildStdout"),
    ty(Process, "tokio::process::ChildStderr"),
    method(Env, "std::env::args"),
    method(Env, "std::env::args_os"),
    method(Env, "std::env::var"),
    method(Env, "std::env::var_os"),
    method(Env, "std::env::vars"),
    method(Env, "std::env::vars_os"),
    method(Env, "std::env::set_var"),
    method(Env, "std::env::remove_var"),
    method(Env, "std::env::current_dir"),
    method(Env, "std::env::set_current_dir"),
    method(Env, "std::env::current_exe"),
    method(Env, "std::env::home_dir"),
    method(Env, "std::env::temp_dir"),
    method(Env, "std::path::absolute"),
    method(Env, "std::thread::Thread::name"),
    method(Env, "std::panic::Location::caller"),
    method(Env, "std::any::type_name"),
    method(Env, "std::any::type_name_of_val"),
    method(Env, "std::any::TypeId::of"),
    method(Env, "std::any::Any::type_id"),
    ty(Env, "std::any::TypeId"),
    ty(Env, "std::backtrace::Backtrace"),
    method(Files, "std::fs::canonicalize"),
    method(Files, "std::fs::copy"),
    method(Files, "std::fs::create_dir"),
    method(Files, "std::fs::create_dir_all"),
    method(Files, "std::fs::exists"),
    method(Files, "std::fs::hard_link"),
    method(Files, "std::fs::metadata"),
    method(Files, "std::fs::read"),
    method(Files, "std::fs::read_dir"),
    method(Files, "std::fs::read_link"),
    method(Files, "std::fs::read_to_string"),
    method(Files, "std::fs::remove_dir"),
    method(Files, "std::fs::remove_dir_all"),
    method(Files, "std::fs::remove_file"),
    method(Files, "std::fs::rename"),
    method(Files, "std::fs::set_permissions"),
    method(Files, "std::fs::soft_link"),
    method(Files, "std::fs::symlink_metadata"),
    method(Files, "std::fs::write"),
    method(Files, "std::path::Path::canonicalize"),
    method(Files, "std::path::Path::exists"),
    method(Files, "std::path::Path::is_dir"),
    method(Files, "std::path::Path::is_file"),
    method(Files, "std::path::Path::is_symlink"),
    method(Files, "std::path::Path::metadata"),
    method(Files, "std::path::Path::read_dir"),
    method(Files, "std::path::Path::read_link"),
    method(Files, "std::path::Path::symlink_metadata"),
    method(Files, "std::path::Path::try_exists"),
    method(Files, "std::os::unix::fs::chown"),
    method(Files, "std::os::unix::fs::chroot"),
    method(Files, "std::os::unix::fs::fchown"),
    method(Files, "std::os::unix::fs::lchown"),
    method(Files, "std::os::unix::fs::symlink"),
    method(Files, "std::io::pipe"),
    method(Files, "std::io::stdin"),
    method(Files, "tokio::io::stdin"),
    method(Files, "tokio::fs::canonicalize"),
    method(Files, "tokio::fs::copy"),
    method(Files, "tokio::fs::create_dir"),
    method(Files, "tokio::fs::create_dir_all"),
    method(Files, "tokio::fs::hard_link"),
    method(Files, "tokio::fs::metadata"),
    method(Files, "tokio::fs::read"),
    method(Files, "tokio::fs::read_dir"),
    method(Files, "tokio::fs::read_link"),
    method(Files, "tokio::fs::read_to_string"),
    method(Files, "tokio::fs::remove_dir"),
    method(Files, "tokio::fs::remove_dir_all"),
    method(Files, "tokio::fs::remove_file"),
    method(Files, "tokio::fs::rename"),
    method(Files, "tokio::fs::set_permissions"),
    method(Files, "tokio::fs::symlink"),
    method(Files, "tokio::fs::symlink_metadata"),
    method(Files, "tokio::fs::try_exists"),
    method(Files, "tokio::fs::write"),
    method(Files, "std::os::fd::AsFd::as_fd"),
    method(Files, "std::os::fd::AsRawFd::as_raw_fd"),
    ty(Files, "std::fs::File"),
    ty(Files, "std::fs::OpenOptions"),
    ty(Files, "std::fs::DirBuilder"),
    ty(Files, "std::io::Stdin"),
    ty(Files, "std::io::StdinLock"),
    ty(Files, "std::io::PipeReader"),
    ty(Files, "std::io::PipeWriter"),
    ty(Files, "std::os::fd::OwnedFd"),
    ty(Files, "std::os::fd::BorrowedFd"),
    ty(Files, "tokio::fs::File"),
    ty(Files, "tokio::fs::OpenOptions"),
    ty(Files, "tokio::fs::DirBuilder"),
    ty(Files, "tokio::io::Stdin"),
    ty(Files, "tokio::io::unix::AsyncFd"),
    ty(Files, "std::fs::ReadDir"),
    ty(Files, "std::fs::DirEntry"),
    ty(Files, "std::os::fd::FromRawFd"),
    ty(Files, "std::os::fd::IntoRawFd"),
    ty(Files, "tokio::fs::ReadDir"),
    ty(Files, "tokio::fs::DirEntry"),
    ty(Files, "tokio::io::unix::AsyncFdReadyGuard"),
    ty(Files, "tokio::io::unix::AsyncFdReadyMutGuard"),
    method(Sockets, "std::net::ToSocketAddrs::to_socket_addrs"),
    method(Sockets, "tokio::net::lookup_host"),
    ty(Sockets, "std::net::TcpListener"),
    ty(Sockets, "std::net::TcpStream"),
    ty(Sockets, "std::net::UdpSocket"),
    ty(Sockets, "std::os::unix::net::UnixDatagram"),
    ty(Sockets, "std::os::unix::net::UnixListener"),
    ty(Sockets, "std::os::unix::net::UnixStream"),
    ty(Sockets, "tokio::net::TcpListener"),
    ty(Sockets, "tokio::net::TcpSocket"),
    ty(Sockets, "tokio::net::TcpStream"),
    ty(Sockets, "tokio::net::UdpSocket"),
    ty(Sockets, "tokio::net::UnixDatagram"),
    ty(Sockets, "tokio::net::UnixListener"),
    ty(Sockets, "tokio::net::UnixSocket"),
    ty(Sockets, "tokio::net::UnixStream"),
    ty(Sockets, "tokio::net::unix::pipe::OpenOptions"),
    ty(Sockets, "tokio::net::unix::pipe::Receiver"),
    ty(Sockets, "tokio::net::unix::pipe::Sender"),
    ty(Sockets, "std::net::Incoming"),
    ty(Sockets, "std::os::unix::net::Incoming"),
    ty(Sockets, "tokio::net::tcp::OwnedReadHalf"),
    ty(Sockets, "tokio::net::tcp::OwnedWriteHalf"),
    ty(Sockets, "tokio::net::tcp::ReadHalf"),
    ty(Sockets, "tokio::net::tcp::WriteHalf"),
    ty(Sockets, "tokio::net::tcp::ReuniteError"),
    ty(Sockets, "tokio::net::unix::OwnedReadHalf"),
    ty(Sockets, "tokio::net::unix::OwnedWriteHalf"),
    ty(Sockets, "tokio::net::unix::ReadHalf"),
    ty(Sockets, "tokio::net::unix::WriteHalf"),
    ty(Sockets, "tokio::net::unix::ReuniteError"),
    ty(Sockets, "tokio_util::net::Listener"),
    ty(Sockets, "tokio_util::net::ListenerAcceptFut"),
    ty(Sockets, "tokio_util::udp::UdpFramed"),
];
