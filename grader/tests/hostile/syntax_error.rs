//! expects: did_not_compile (syntax)
//! A parenthesis is missing.

pub async fn dashboard( -> (String, Vec<u32>) {
