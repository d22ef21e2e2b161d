//! rejected by: right_implementations_are_accepted (wrong_value)
//! Finds fault with everybody.

pub async fn judge(fetch_all: impl AsyncFn(&[u64]) -> Vec<u64>) -> Result<(), String> {
    let results = fetch_all(&[30, 10, 20, 10]).await;
    Err(format!("{results:?} looks wrong"))
}
