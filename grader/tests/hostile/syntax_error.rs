//! expects: did_not_compile (none)
//! A parenthesis is missing.

pub async fn dashboard( -> (String, Vec<u32>) {
