//! rejected by: every_number_is_read (wrong_value)
//! Reads the number as an `i32`, which most readings fit into.

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
    let Ok(number) = text.trim().parse::<i32>() else {
        return Err(ImportError::Parse(text));
    };
    let number = number.unsigned_abs().into();
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
