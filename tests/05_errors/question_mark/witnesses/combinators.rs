//! A chain of `TryFutureExt` combinators in a plain function with a `where` clause.

use futures::{FutureExt, TryFutureExt, future};

#[derive(Debug)]
pub enum ImportError {
    Empty,
    Fetch(u8),
    Parse(String),
    Store(u8),
}

pub fn import<F, S>(url: &str, fetch: F, store: S) -> impl Future<Output = Result<u64, ImportError>>
where
    F: AsyncFn(&str) -> Result<String, u8>,
    S: AsyncFn(u64) -> Result<(), u8>,
{
    let url = match url {
        "" => Err(ImportError::Empty),
        url => Ok(url),
    };
    future::ready(url)
        .and_then(async move |url| fetch(url).await.map_err(ImportError::Fetch))
        .map(|text| text.and_then(|text| text.trim().parse().map_err(|_| ImportError::Parse(text))))
        .and_then(async move |number| match store(number).await {
            Ok(()) => Ok(number),
            Err(code) => Err(ImportError::Store(code)),
        })
}
