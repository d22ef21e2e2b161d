//! rejected by: an_empty_url_is_not_fetched (wrong_value)
//! Takes a url of white space for an empty one.

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
    if url.trim().is_empty() {
        return Err(ImportError::Empty);
    }
    let text = fetch(url).await.map_err(ImportError::Fetch)?;
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
