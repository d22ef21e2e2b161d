//! Notices when something is printed, so that each line can be told with its time.
//!
//! Invariant: what is printed reaches its file unchanged; only its place in the output and its
//! time are recorded. As in `held`, the functions below stand in for those of the C library.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::check;

/// Standard output goes where standard error goes.
static MERGED: AtomicBool = AtomicBool::new(false);
/// Bytes of output so far.
static TOTAL: AtomicU64 = AtomicU64::new(0);

/// Says that from now on standard output is part of the check's output.
pub(crate) fn set_merged() {
    MERGED.store(true, Ordering::Relaxed);
}

#[cfg(target_os = "linux")]
fn written(file: libc::c_int, count: isize) {
    let is_output = file == libc::STDERR_FILENO
        || file == libc::STDOUT_FILENO && MERGED.load(Ordering::Relaxed);
    let Ok(count @ 1..) = u64::try_from(count) else {
        return;
    };
    if is_output {
        let from = TOTAL.fetch_add(count, Ordering::Relaxed);
        // The last words of a thread whose stack has overflowed: the small stack that they are
        // said from has no room for more.
        if !is_on_signal_stack()
            && let Some(recorder) = check::recorder()
        {
            recorder.printed(from);
        }
    }
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "only C tells which stack this is")]
fn is_on_signal_stack() -> bool {
    // SAFETY: the first argument changes nothing if it is null, and the second is a valid place.
    unsafe {
        let mut stack: libc::stack_t = std::mem::zeroed();
        libc::sigaltstack(std::ptr::null(), &raw mut stack);
        stack.ss_flags & libc::SS_ONSTACK != 0
    }
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "stands in for a function of the C library")]
mod libc_functions {
    use libc::{SYS_write, SYS_writev, c_int, c_void, iovec, size_t, ssize_t, syscall};

    #[unsafe(no_mangle)]
    extern "C" fn write(file: c_int, bytes: *const c_void, count: size_t) -> ssize_t {
        // SAFETY: the caller's arguments go to the system call unchanged, and both report an
        // error in the same way.
        let done = unsafe { syscall(SYS_write, file, bytes, count) };
        keep_errno(|| super::written(file, as_size(done)));
        as_size(done)
    }

    #[unsafe(no_mangle)]
    extern "C" fn writev(file: c_int, parts: *const iovec, count: c_int) -> ssize_t {
        // SAFETY: as above.
        let done = unsafe { syscall(SYS_writev, file, parts, count) };
        keep_errno(|| super::written(file, as_size(done)));
        as_size(done)
    }

    /// What the system call gives back has the size of a pointer.
    fn as_size(done: libc::c_long) -> ssize_t {
        ssize_t::try_from(done).unwrap_or(-1)
    }

    /// Recording may make system calls of its own; the caller asks for the error of this one.
    fn keep_errno(record: impl FnOnce()) {
        // SAFETY: the place is this thread's own, and lives as long as the thread.
        unsafe {
            let place = libc::__errno_location();
            let errno = *place;
            record();
            *place = errno;
        }
    }
}

#[cfg(not(target_os = "linux"))]
const _: fn() = || {
    let _ = (check::recorder, &TOTAL);
};
