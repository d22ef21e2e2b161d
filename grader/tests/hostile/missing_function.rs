//! expects: did_not_compile (signature)
//! The function has another name.

pub async fn dashbord() {}
