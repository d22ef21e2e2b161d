//! rejected by: a_failed_fetch_is_reported (wrong_value)
//! Both `fetch` and `store` fail with a plain `u8`, and a single `impl From<u8>` lets the `?`
//! behind each `.await` turn it into the same variant. So a failed fetch is reported as `Store`,
//! as if the reading had come and could not be saved.

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

impl From<u8> for ImportError {
    fn from(code: u8) -> Self {
        ImportError::Store(code)
    }
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

    let text = fetch(url).await?;
    let number = text
        .trim()
        .parse::<u64>()
        .map_err(|_| ImportError::Parse(text))?;
    store(number).await?;

    Ok(number)
}
