//! rejected by: a_failed_fetch_is_reported (wrong_value)
//! Goes on with an empty text when the fetch has failed.

#[derive(Debug)]
pub enum ImportError {
    Empty,
    Fetch(u8),
    Parse(String),
    Store(u8),
}

pub async fn import(
    url: &str,
    fetch: impl AsyncFn(&str) -> Result<String, u8>,
    store: impl AsyncFn(u64) -> Result<(), u8>,
) -> Result<u64, ImportError> {
    if url.is_empty() {
        return Err(ImportError::Empty);
    }
    let text = fetch(url).await.unwrap_or_default();
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
