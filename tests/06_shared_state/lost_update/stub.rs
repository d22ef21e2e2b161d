//! # No deposit is lost
//!
//! A bank writes each new balance of an account into its audit book **before** anybody may see
//! it. Writing takes a while, and meanwhile other deposits into the same account arrive.
//!
//! `deposit` adds `n` to the account and returns the balance that this deposit led to:
//!
//! - It calls `audit` once, with that balance, and waits until the audit is done, however long it
//!   takes. `n` may be negative or zero, and so may the balance: it makes no difference.
//! - Until then the account shows the old balance, or is locked. If the deposit is given up
//!   before its audit is done (its future is dropped), the account stays as it was, and the next
//!   deposit goes on from there.
//! - Deposits that arrive at the same time, however many, take effect one after another, in the
//!   order in which they came (in which their futures were first polled), and none is lost. Three
//!   with an audit of 10 ms each are through after 30 ms.
//! - Deposits into different accounts don't wait for each other.

use tokio::sync::Mutex;

/// Adds `n` to the account and gives the new balance, which has passed its audit.
pub async fn deposit(account: &Mutex<i64>, n: i64, audit: impl AsyncFn(i64)) -> i64 {
    let _ = (account, audit);
    todo!("audit the balance with {n} added, then put it into the account")
}
