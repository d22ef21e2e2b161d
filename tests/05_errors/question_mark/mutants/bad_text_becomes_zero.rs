//! rejected by: bad_text_is_reported (swallowed_error)
//! A text that is no number is only logged and replaced by 0 instead of ending the import with
//! `Parse`. The error doesn't leave the async function, so the next step is awaited all the same:
//! 0 is stored and returned as if it were a reading.

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
    let number = text.trim().parse::<u64>().unwrap_or_else(|error| {
        eprintln!("{url}: {text:?} is no number: {error}");
        0
    });
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
