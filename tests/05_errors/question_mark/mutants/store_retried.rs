//! rejected by: a_failed_store_is_reported (over_limit)
//! Tries to store up to three times before it reports the error.

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
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    let mut stored = store(number).await;
    for _ in 0..2 {
        if stored.is_err() {
            stored = store(number).await;
        }
    }
    stored.map_err(ImportError::Store)?;
    Ok(number)
}
