//! rejected by: compiler (E0277)
//! Uses `?` on an error that is none of `ImportError`, with nothing to convert it.

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
    let text = fetch(url).await?;
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await?;
    Ok(number)
}
