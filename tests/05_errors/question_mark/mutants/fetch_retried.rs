//! rejected by: a_failed_fetch_is_reported (over_limit)
//! Asks the meter a second time when it has not answered.

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
    let text = match fetch(url).await {
        Ok(text) => text,
        Err(_) => fetch(url).await.map_err(ImportError::Fetch)?,
    };
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
