//! # Save, then notify
//!
//! A shop takes an order. The order has to be in the database before the customer is told that
//! it has been taken: a message about an order that was then not saved would be a lie.
//!
//! `save_then_notify` gets the order's number and two async closures. `save(id)` writes the
//! order to the database, `notify(id)` sends the message; each takes a while. Make sure that
//! both are really done when the function returns, and that the message goes out only after the
//! order has been saved.
//!
//! - Call each of the two once. A call of `save_then_notify` that is dropped before its first
//!   poll calls neither.
//! - However long a step takes, wait for its end. Add no wait of your own: the save begins at
//!   once, and the message as soon as the order is saved.
//! - Several orders may be taken at the same time. None waits for another.

/// Saves the order `id`, then sends the message about it.
pub async fn save_then_notify(id: u32, save: impl AsyncFn(u32), notify: impl AsyncFn(u32)) {
    let _ = (save, notify);
    todo!("save order {id}, then notify its customer")
}
