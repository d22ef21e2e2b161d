//! rejected by: an_empty_url_is_not_fetched (wrong_order)
//! The check for an empty url has been moved into a helper that is called only after
//! `fetch(url).await`. So with an empty url the request is sent and waited for, although it was
//! clear before the first `.await` that there is nothing to fetch.

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

/// Everything that can be wrong with the input.
fn validate(url: &str, text: &str) -> Result<u64, ImportError> {
    if url.is_empty() {
        return Err(ImportError::Empty);
    }
    match text.trim().parse() {
        Ok(number) => Ok(number),
        Err(_) => Err(ImportError::Parse(text.to_string())),
    }
}

/// Fetches a reading, stores it, and returns it.
pub async fn import(
    url: &str,
    fetch: impl AsyncFn(&str) -> Result<String, u8>,
    store: impl AsyncFn(u64) -> Result<(), u8>,
) -> Result<u64, ImportError> {
    let text = match fetch(url).await {
        Ok(text) => text,
        Err(code) => return Err(ImportError::Fetch(code)),
    };
    let number = validate(url, &text)?;
    match store(number).await {
        Ok(()) => Ok(number),
        Err(code) => Err(ImportError::Store(code)),
    }
}
