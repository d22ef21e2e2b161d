//! # Wait only for what you need
//!
//! Where is my parcel? To draw the answer, a delivery service takes four steps, and some of them
//! need what others have found:
//!
//! ```text
//! map ─────────────────┐
//!                      ├──> picture
//! order ───> courier ──┘
//! ```
//!
//! Write `build`: run each step exactly once, start each **as soon as it has what it needs**, and
//! return the picture. If the map takes 100 ms, the order 50 ms, the courier 60 ms and the
//! picture 10 ms, then it is there after 120 ms.
//!
//! A step may take no time at all, or days, and none of them has a limit: the map may come before
//! the order, or long after the courier. Calls of `build` may overlap; each runs steps of its own.

/// The picture, drawn from the map and the courier's position; the courier is found by the
/// number of the order.
pub async fn build(
    map: impl AsyncFn() -> u32,
    order: impl AsyncFn() -> u32,
    courier: impl AsyncFn(u32) -> u32,
    picture: impl AsyncFn(u32, u32) -> u32,
) -> u32 {
    let _ = (map, order, courier, picture);
    todo!("run the four steps, and wait only where one needs another")
}
