//! rejected by: a_lost_result_is_rejected (wrong_value)
//! Calls the function and is content that it returns.

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    fetch_all(&[30, 10, 20, 10]).await;
    Ok(())
}
