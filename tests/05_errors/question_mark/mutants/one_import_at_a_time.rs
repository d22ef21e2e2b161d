//! rejected by: slow_imports_run_beside_each_other (needless_wait)
//! Lets one import run at a time in the whole program.

use tokio::sync::Mutex;

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
    static TURN: Mutex<()> = Mutex::const_new(());
    let _turn = TURN.lock().await;
    if url.is_empty() {
        return Err(ImportError::Empty);
    }
    let text = fetch(url).await.map_err(ImportError::Fetch)?;
    let Ok(number) = text.trim().parse() else {
        return Err(ImportError::Parse(text));
    };
    store(number).await.map_err(ImportError::Store)?;
    Ok(number)
}
