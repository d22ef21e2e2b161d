//! Keeps a key out of reach between its uses.
//!
//! Whoever reads memory that is not theirs (through a hole in the compiler, say) finds no key in
//! the heap, in a buffer or among the statics: it lies on a page of its own, which nobody may
//! read while the key is not in use. Trying ends the process, and a process that ends so has
//! passed no check. Copies that the hash makes on the stack are scrubbed before the page closes.
//!
//! What that does not stop: another thread that reads the page in the microsecond in which it is
//! open, or code that makes system calls of its own. Such code can do whatever the check can do.
//!
//! Invariant: the page is open only inside of [`Vault::open`], and nothing of the candidate runs
//! on this thread in there.

use std::{
    ptr::NonNull,
    sync::{Mutex, PoisonError},
};

use testkit_record::Key;

/// A page that holds a key.
pub(crate) struct Vault(Mutex<Page>);

struct Page {
    start: NonNull<[u8; Key::LENGTH]>,
    length: usize,
}

// SAFETY: the page is this value's own, and is reached through the lock alone.
#[expect(unsafe_code, reason = "a pointer to memory that no reference can own")]
unsafe impl Send for Page {}

impl Vault {
    /// # Errors
    /// What the operating system says when it has no page to give.
    pub(crate) fn new(key: &Key) -> std::io::Result<Self> {
        let page = Page::new()?;
        page.write(key.as_bytes());
        page.close();
        scrub();
        Ok(Self(Mutex::new(page)))
    }

    /// Hands out the key for as long as `use_key` runs, which must call nobody else.
    pub(crate) fn open<T>(&self, use_key: impl FnOnce(&Key) -> T) -> T {
        let page = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        page.allow(libc::PROT_READ);
        let used = page.lend(use_key);
        page.close();
        scrub();
        used
    }
}

#[expect(unsafe_code, reason = "pages are had and closed through C alone")]
impl Page {
    fn new() -> std::io::Result<Self> {
        // SAFETY: asks for a figure.
        let length = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
        let length = usize::try_from(length).map_err(std::io::Error::other)?;
        // SAFETY: a new mapping, which nothing else knows of.
        let start = unsafe {
            libc::mmap(
                std::ptr::null_mut(),
                length,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            )
        };
        if start == libc::MAP_FAILED {
            return Err(std::io::Error::last_os_error());
        }
        let start = NonNull::new(start.cast()).ok_or(std::io::ErrorKind::OutOfMemory)?;
        Ok(Self { start, length })
    }

    fn write(&self, key: &[u8; Key::LENGTH]) {
        // SAFETY: the page is open for writing, and longer than a key.
        unsafe { self.start.write_volatile(*key) };
    }

    fn read(&self) -> [u8; Key::LENGTH] {
        // SAFETY: the page is open for reading, and was written before.
        unsafe { self.start.read_volatile() }
    }

    /// A call of its own, so that all that it leaves on the stack is below its caller.
    #[inline(never)]
    fn lend<T>(&self, use_key: impl FnOnce(&Key) -> T) -> T {
        use_key(&Key::from_bytes(self.read()))
    }

    fn close(&self) {
        self.allow(libc::PROT_NONE);
    }

    /// Where the system refuses, the check goes on with less cover.
    fn allow(&self, rights: libc::c_int) {
        // SAFETY: the page is this value's own, and nobody holds a reference to it.
        unsafe { libc::mprotect(self.start.as_ptr().cast(), self.length, rights) };
    }
}

impl Drop for Page {
    #[expect(unsafe_code, reason = "pages are given back through C alone")]
    fn drop(&mut self) {
        // SAFETY: the mapping is this value's own, and nobody holds a reference to it.
        unsafe { libc::munmap(self.start.as_ptr().cast(), self.length) };
    }
}

/// Overwrites the stack below the caller, where the hash has worked.
#[inline(never)]
pub(crate) fn scrub() {
    let mut below = [0_u8; 16 << 10];
    // Without this, nothing would have to be written.
    std::hint::black_box(&mut below);
}

#[cfg(test)]
mod tests {
    use testkit_record::Key;

    use super::Vault;

    #[test]
    fn a_key_comes_back_as_often_as_it_is_asked_for() {
        let vault = Vault::new(&Key::from_bytes([7; Key::LENGTH])).unwrap();
        for _ in 0..2 {
            assert_eq!(vault.open(|key| *key.as_bytes()), [7; Key::LENGTH]);
        }
    }

    /// Reads the map of this process's memory: the page has no rights between two uses.
    #[cfg(target_os = "linux")]
    #[test]
    fn nobody_may_read_the_page_between_two_uses() {
        let vault = Vault::new(&Key::from_bytes([7; Key::LENGTH])).unwrap();
        let rights = || {
            let page = vault.0.try_lock().map(|page| page.start.as_ptr().addr());
            // Within `open`, the lock is taken: the address is the one from before.
            page.map_or_else(|_| String::new(), rights_at)
        };
        assert_eq!(rights(), "---p");
        let start = vault.0.lock().unwrap().start.as_ptr().addr();
        assert_eq!(vault.open(|_| rights_at(start)), "r--p");
        assert_eq!(rights(), "---p");
    }

    #[cfg(target_os = "linux")]
    fn rights_at(address: usize) -> String {
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let line = maps.lines().find(|line| {
            let (start, rest) = line.split_once('-').unwrap();
            let (end, _) = rest.split_once(' ').unwrap();
            let number = |text| usize::from_str_radix(text, 16).unwrap();
            (number(start)..number(end)).contains(&address)
        });
        line.unwrap().split(' ').nth(1).unwrap().to_owned()
    }
}
