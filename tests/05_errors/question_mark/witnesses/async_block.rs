//! Two async blocks with `?` inside, one that reads and one that stores, and a boxed future.

use futures::FutureExt;

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
    if url.chars().next().is_none() {
        return Err(ImportError::Empty);
    }
    let reading = async {
        let text = fetch(url).await.map_err(ImportError::Fetch)?;
        match text.trim().parse::<u64>() {
            Ok(number) => Ok(number),
            Err(_) => Err(ImportError::Parse(text)),
        }
    };
    let number = reading.boxed_local().await?;
    let storing = async {
        if let Err(code) = store(number).await {
            return Err(ImportError::Store(code));
        }
        Ok(())
    };
    storing.await.map(|()| number)
}
