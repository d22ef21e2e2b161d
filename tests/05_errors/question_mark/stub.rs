//! # Every step can fail
//!
//! A power company reads its customers' meters over the network, and stores the readings. Each
//! step can fail, and whoever looks at the log in the morning wants to know which one did.
//!
//! Write `import`, step by step:
//!
//! 1. If `url` is empty (it has no character at all), the error is `Empty`, and nothing is called.
//! 2. `fetch` the text at `url`. If that fails with a code, the error is `Fetch` with this code.
//! 3. Read the text as a number: a `u64`, as `parse` reads it; there may be white space around
//!    it. If it is no such number, the error is `Parse` with the text exactly as it was fetched.
//! 4. `store` the number. If that fails with a code, the error is `Store` with this code.
//! 5. Return the number.
//!
//! Each step is waited for, however long it takes. `fetch` and `store` are called once at most:
//! nothing is tried again. The first error ends the import: no later step is begun.

/// Why a reading was not imported.
#[derive(Debug)]
pub enum ImportError {
    /// There is no url to fetch from.
    Empty,
    /// The meter did not answer; the code says why.
    Fetch(u8),
    /// The meter answered with this text, which is no number.
    Parse(String),
    /// The number could not be stored; the code says why.
    Store(u8),
}

/// Fetches a reading, stores it, and returns it.
pub async fn import(
    url: &str,
    fetch: impl AsyncFn(&str) -> Result<String, u8>,
    store: impl AsyncFn(u64) -> Result<(), u8>,
) -> Result<u64, ImportError> {
    let _ = (fetch, store);
    todo!("import the reading at {url:?}")
}
