//! rejected by: bad_text_is_reported (wrong_value)
//! Reports the text without the white space that it came with.

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
    let text = text.trim();
    let Ok(number) = text.parse() else {
        return Err(ImportError::Parse(text.to_owned()));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
