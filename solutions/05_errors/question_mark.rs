//! # Every step can fail
//!
//! An async function that fails is a future whose output is a `Result`. `.await` gives the
//! `Result`, and `?` does with it what it does everywhere: unwrap the value, or return the error.

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
    if url.is_empty() {
        return Err(ImportError::Empty);
    }
    // Both calls fail with a plain `u8`, so `?` alone can't know which variant is meant; an
    // `impl From<u8>` would make the same one of both. `map_err` says it at each step.
    let text = fetch(url).await.map_err(ImportError::Fetch)?;
    // The text goes into the error as it came; `trim` has only lent a part of it to `parse`.
    let number = text.trim().parse().map_err(|_| ImportError::Parse(text))?;
    // `let _ = store(number).await` would silence the compiler, and lose the error.
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
