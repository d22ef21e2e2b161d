//! Gives each error a type of its own with a `From`, so that a bare `?` can tell the steps apart.

#[derive(Debug)]
pub enum ImportError {
    Empty,
    Fetch(u8),
    Parse(String),
    Store(u8),
}

struct FetchError(u8);
struct StoreError(u8);

impl From<FetchError> for ImportError {
    fn from(FetchError(code): FetchError) -> Self {
        Self::Fetch(code)
    }
}

impl From<StoreError> for ImportError {
    fn from(StoreError(code): StoreError) -> Self {
        Self::Store(code)
    }
}

fn read(text: String) -> Result<u64, ImportError> {
    text.trim().parse().or(Err(ImportError::Parse(text)))
}

pub async fn import(
    url: &str,
    fetch: impl AsyncFn(&str) -> Result<String, u8>,
    store: impl AsyncFn(u64) -> Result<(), u8>,
) -> Result<u64, ImportError> {
    let url = Some(url)
        .filter(|url| !url.is_empty())
        .ok_or(ImportError::Empty)?;
    let text = fetch(url).await.map_err(FetchError)?;
    let number = read(text)?;
    store(number).await.map_err(StoreError)?;
    Ok(number)
}
