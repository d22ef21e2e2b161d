//! rejected by: one_after_another_is_rejected (wrong_value)
//! Compares the results and never looks at the clock.

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let results = fetch_all(&[30, 10, 20, 10]).await;
    if results != [300, 100, 200, 100] {
        return Err(format!("wrong results: {results:?}"));
    }
    Ok(())
}
