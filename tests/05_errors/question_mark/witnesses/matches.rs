//! Spells every step out with `match` and `return`, without `?`.

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
    if url == "" {
        return Err(ImportError::Empty);
    }
    let text = match fetch(url).await {
        Ok(text) => text,
        Err(code) => return Err(ImportError::Fetch(code)),
    };
    match text.trim().parse::<u64>() {
        Err(_) => Err(ImportError::Parse(text)),
        Ok(number) => match store(number).await {
            Err(code) => Err(ImportError::Store(code)),
            Ok(()) => Ok(number),
        },
    }
}
