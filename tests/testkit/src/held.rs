//! Notices a check's thread that is put to sleep, and where.
//!
//! Invariant: the sleep itself is the system's; only a mark is added. The functions below stand
//! in for those of the C library because the linker prefers a definition in the executable.

use std::cell::Cell;

use testkit_record::MarkKind;

use crate::check;

thread_local! {
    static POLLING: Cell<bool> = const { Cell::new(false) };
}

/// Says whether this thread drives the check's runtime: only there a sleep holds up others.
pub(crate) fn set_polling(polling: bool) {
    POLLING.set(polling);
}

#[cfg(target_os = "linux")]
fn mark() {
    if POLLING.try_with(Cell::get).unwrap_or(false)
        && let Some(recorder) = check::recorder()
    {
        recorder.mark(MarkKind::HeldThread, None, None);
    }
}

#[cfg(target_os = "linux")]
#[expect(unsafe_code, reason = "stands in for a function of the C library")]
mod libc_functions {
    use libc::{SYS_clock_nanosleep, c_int, clockid_t, syscall, timespec};

    /// What `std::thread::sleep` and `std::thread::sleep_until` call.
    #[unsafe(no_mangle)]
    extern "C" fn clock_nanosleep(
        clock: clockid_t,
        flags: c_int,
        request: *const timespec,
        remain: *mut timespec,
    ) -> c_int {
        super::mark();
        // SAFETY: the caller's arguments go to the system call unchanged.
        let done = unsafe { syscall(SYS_clock_nanosleep, clock, flags, request, remain) };
        // This function returns the error's number, the system call leaves it in `errno`.
        if done == 0 { 0 } else { errno() }
    }

    #[unsafe(no_mangle)]
    extern "C" fn nanosleep(request: *const timespec, remain: *mut timespec) -> c_int {
        super::mark();
        // SAFETY: the caller's arguments go to the system call unchanged.
        let done = unsafe { syscall(libc::SYS_nanosleep, request, remain) };
        if done == 0 { 0 } else { -1 }
    }

    fn errno() -> c_int {
        std::io::Error::last_os_error()
            .raw_os_error()
            .unwrap_or(libc::EINTR)
    }
}

#[cfg(not(target_os = "linux"))]
const _: fn() = || {
    let _ = (check::recorder, MarkKind::HeldThread);
};
