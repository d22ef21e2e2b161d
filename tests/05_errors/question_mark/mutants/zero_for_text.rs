//! rejected by: bad_text_is_reported (swallowed_error)
//! Takes a text that is no number for the number 0.

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
    let text = fetch(url).await.map_err(ImportError::Fetch)?;
    let number = text.trim().parse().unwrap_or(0);
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
