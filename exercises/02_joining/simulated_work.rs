//! # A server that only pretends
//!
//! You build an app, and the server that it will talk to is not there yet. Until it is, a
//! function stands in for it: it takes as long as a request would take, and then it answers.
//!
//! Write `fetch_user`. After 100 ms it answers `User(id=7)` if the id is 7. The 100 ms are
//! counted on the clock of Tokio's timers, from the moment in which the call is first polled.
//! Every call takes 100 ms, whatever its id, also if the same user was fetched before.
//!
//! The app sends hundreds of requests at once, and while they wait, everything else in it goes
//! on. So two calls that wait at the same time are both done after 100 ms, and a call that
//! begins 30 ms later is done 30 ms later.

/// The user with this id, after 100 ms.
pub async fn fetch_user(id: u32) -> String {
    todo!("wait, then answer for the user {id}")
}
