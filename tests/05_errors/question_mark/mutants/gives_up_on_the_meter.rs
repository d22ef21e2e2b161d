//! rejected by: slow_imports_run_beside_each_other (wrong_value)
//! Waits ten minutes for the meter, and reports a code of its own then.

use std::time::Duration;

use tokio::time::timeout;

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
    let text = match timeout(Duration::from_mins(10), fetch(url)).await {
        Ok(text) => text.map_err(ImportError::Fetch)?,
        Err(_) => return Err(ImportError::Fetch(0)),
    };
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
