//! The cases: stubs beside candidates of both kinds.
//!
//! Invariant: a candidate that fits can be used wherever the stub's signature can.

mod fits;
mod misfits;

pub(super) use fits::FITS;
pub(super) use misfits::MISFITS;

pub(super) const GET: &str = "pub async fn get(key: &str) -> String { todo!() }";
pub(super) const PAIR: &str = "pub async fn pair<A, B, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }";
pub(super) const EACH: &str =
    "pub async fn each<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> { todo!() }";
pub(super) const DEFER: &str =
    "pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> { async { todo!() } }";
pub(super) const MOVES: &str =
    "pub fn moves() -> impl Future<Output = u8> + Send { async { todo!() } }";
pub(super) const WAIT: &str =
    "use std::time::Duration;\npub async fn wait(time: Duration) -> u8 { todo!() }";
pub(super) const FIRST: &str = "pub fn first<'a>(a: &'a str, b: &str) -> &'a str { todo!() }";
pub(super) const SLOT: &str = "pub struct Slot<T> { inner: Option<T> }\nimpl<T: Send> Slot<T> { pub fn new(value: T) -> Self { todo!() } pub async fn take(self) -> Option<T> { todo!() } pub fn look(&self, key: &str) -> &T { todo!() } }";
pub(super) const POINT: &str =
    "#[derive(Clone, Debug)]\npub struct Point { pub x: i64, pub y: i64 }";
pub(super) const ENDS: &str = "#[derive(Debug, PartialEq)]\npub enum Ends { Done(u32), Said { text: String }, Gone }\npub fn ends() -> Ends { todo!() }";
pub(super) const POOL: &str = "pub trait Pool { fn take(&self); fn size(&self) -> usize; }\npub async fn with<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T { todo!() }";
pub(super) const SUM: &str = "pub fn sum<const N: usize>(of: [u64; N]) -> u64 { todo!() }";
pub(super) const UNIT: &str = "#[derive(Debug, PartialEq, Eq)]\npub struct Late;\npub fn late() -> Result<u8, Late> { todo!() }";
pub(super) const LIMIT: &str = "pub const LIMIT: usize = 3;\npub type Names = Vec<String>;";
pub(super) const COUNTS: &str = "pub struct Counts(u32);\nimpl Iterator for Counts { type Item = u32; fn next(&mut self) -> Option<u32> { todo!() } }";
