//! rejected by: a_good_reading_is_stored (not_awaited)
//! The future that `store(number)` gives is never awaited: `let _ =` drops it without a single
//! poll. So nothing is ever stored, and an error of the store can't come up either.

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
    let text = fetch(url).await.map_err(ImportError::Fetch)?;
    let Ok(number) = text.trim().parse::<u64>() else {
        return Err(ImportError::Parse(text));
    };
    // It gives nothing back, so there is nothing to wait for.
    let _ = store(number);
    Ok(number)
}
