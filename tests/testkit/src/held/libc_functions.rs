//! Stands in for those functions of the C library that put a thread to sleep.
//!
//! Invariant: the caller's arguments reach the system unchanged, and so does its answer reach the
//! caller. The linker prefers a definition in the executable to the C library's, for the standard
//! library too, which calls the futex through `syscall`.
#![expect(unsafe_code, reason = "stands in for functions of the C library")]

use std::{
    ffi::{CStr, c_void},
    sync::atomic::{AtomicPtr, AtomicU32, Ordering},
};

use libc::{
    FUTEX_CMD_MASK, FUTEX_WAIT, FUTEX_WAIT_BITSET, SYS_clock_nanosleep, SYS_futex, c_int, c_long,
    clockid_t, pthread_t, timespec,
};

/// How often the holder of a lock is given the processor before waiting for it counts as holding
/// the thread: whoever locks for a moment only is done by then, however busy the machine is.
const TURNS: u32 = 1000;

type Syscall = unsafe extern "C" fn(c_long, ...) -> c_long;
type Join = unsafe extern "C" fn(pthread_t, *mut *mut c_void) -> c_int;

static SYSCALL: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());
static JOIN: AtomicPtr<c_void> = AtomicPtr::new(std::ptr::null_mut());

/// Looks for the C library's own functions while there is room on the stack for it.
pub(crate) fn prepare() {
    real(&SYSCALL, c"syscall");
    real(&JOIN, c"pthread_join");
}

/// The function that the one in this file stands in front of.
fn real(place: &AtomicPtr<c_void>, name: &CStr) -> *mut c_void {
    let known = place.load(Ordering::Acquire);
    if !known.is_null() {
        return known;
    }
    // SAFETY: the name is a C string.
    let found = unsafe { libc::dlsym(libc::RTLD_NEXT, name.as_ptr()) };
    if found.is_null() {
        // SAFETY: ends the process: without the function nothing here can go on.
        unsafe { libc::abort() };
    }
    place.store(found, Ordering::Release);
    found
}

fn real_syscall() -> Syscall {
    // SAFETY: the C library's function of this name has this type.
    unsafe { std::mem::transmute::<*mut c_void, Syscall>(real(&SYSCALL, c"syscall")) }
}

/// What the standard library's locks, channels, condition variables and parking call. The true
/// one takes a variable number of arguments, which lie where those of a fixed number would; what
/// the caller did not give is handed on unread.
#[unsafe(no_mangle)]
unsafe extern "C" fn syscall(
    number: c_long,
    first: c_long,
    second: c_long,
    third: c_long,
    fourth: c_long,
    fifth: c_long,
    sixth: c_long,
) -> c_long {
    if number == SYS_futex && is_wait(second) && super::holds_up() {
        let word = first as *const AtomicU32;
        // The system compares 32 bits.
        let expected = u32::try_from(third & 0xffff_ffff).unwrap_or_default();
        if !is_lock(expected) || !let_go_soon(word, expected) {
            super::mark();
        }
    }
    // SAFETY: the caller's arguments go on unchanged.
    unsafe { real_syscall()(number, first, second, third, fourth, fifth, sixth) }
}

fn is_wait(operation: c_long) -> bool {
    let command = operation & c_long::from(FUTEX_CMD_MASK);
    command == c_long::from(FUTEX_WAIT) || command == c_long::from(FUTEX_WAIT_BITSET)
}

/// The values with which a `Mutex` and an `RwLock` of the standard library are waited for. A
/// thread that parks waits with all bits set; the counter of a condition variable can look like
/// a lock, and then is looked at a few times more.
fn is_lock(expected: u32) -> bool {
    const WAITED_FOR: u32 = 0b11 << 30;
    expected == 2 || (expected & WAITED_FOR != 0 && expected != u32::MAX)
}

/// Whether the word changes while the others have their turns; then the system's own wait returns
/// at once.
fn let_go_soon(word: *const AtomicU32, expected: u32) -> bool {
    (0..TURNS).any(|_| {
        std::thread::yield_now();
        // SAFETY: the caller waits on this word, so it is there and is only used as an atomic.
        unsafe { (*word).load(Ordering::Relaxed) != expected }
    })
}

/// What `JoinHandle::join` calls. Whether the thread has ended just now is a matter of luck, so
/// each call is marked.
#[unsafe(no_mangle)]
unsafe extern "C" fn pthread_join(thread: pthread_t, value: *mut *mut c_void) -> c_int {
    super::mark();
    // SAFETY: the C library's function of this name has this type.
    let join = unsafe { std::mem::transmute::<*mut c_void, Join>(real(&JOIN, c"pthread_join")) };
    // SAFETY: the caller's arguments go on unchanged.
    unsafe { join(thread, value) }
}

/// What `std::thread::sleep` and `std::thread::sleep_until` call.
#[unsafe(no_mangle)]
unsafe extern "C" fn clock_nanosleep(
    clock: clockid_t,
    flags: c_int,
    request: *const timespec,
    remain: *mut timespec,
) -> c_int {
    super::mark();
    // SAFETY: the caller's arguments go to the system call unchanged.
    let done = unsafe { real_syscall()(SYS_clock_nanosleep, clock, flags, request, remain) };
    // This function returns the error's number, the system call leaves it in `errno`.
    if done == 0 { 0 } else { errno() }
}

#[unsafe(no_mangle)]
unsafe extern "C" fn nanosleep(request: *const timespec, remain: *mut timespec) -> c_int {
    super::mark();
    // SAFETY: the caller's arguments go to the system call unchanged.
    let done = unsafe { real_syscall()(libc::SYS_nanosleep, request, remain) };
    if done == 0 { 0 } else { -1 }
}

fn errno() -> c_int {
    std::io::Error::last_os_error()
        .raw_os_error()
        .unwrap_or(libc::EINTR)
}
