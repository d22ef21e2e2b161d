//! rejected by: bad_text_is_reported (swallowed_error)
//! Takes a number that is too big for the biggest one.

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
    let number = match text.trim().parse::<u128>() {
        Ok(number) => number.try_into().unwrap_or(u64::MAX),
        Err(_) => return Err(ImportError::Parse(text)),
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
