//! What asks for more than the stub gives, or gives less.
//!
//! Invariant: see the module above.

use super::{
    COUNTS, DEFER, EACH, ENDS, FIRST, GET, LIMIT, MOVES, PAIR, POINT, POOL, SLOT, SUM, UNIT, WAIT,
};

/// The stub, a candidate that can't be used as the stub says, and the item that it fails.
pub(in super::super) const MISFITS: &[(&str, &str, &str)] = &[
    (GET, "pub fn get(key: &str) -> String { key.into() }", "get"),
    (
        GET,
        "async fn get(key: &str) -> String { key.into() }",
        "get",
    ),
    (
        GET,
        "pub(crate) async fn get(key: &str) -> String { key.into() }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: &'static str) -> String { key.into() }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: String) -> String { key }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: &String) -> String { key.clone() }",
        "get",
    ),
    (
        GET,
        "pub async fn get<'a>(key: &'a str) -> &'a str { key }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: &str) -> Box<str> { key.into() }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: &str) -> Result<String, ()> { Ok(key.into()) }",
        "get",
    ),
    (
        GET,
        "pub async fn get(key: &str, more: u8) -> String { key.into() }",
        "get",
    ),
    (GET, "pub async fn get() -> String { todo!() }", "get"),
    (
        GET,
        "pub struct String; pub async fn get(key: &str) -> String { String }",
        "get",
    ),
    (
        GET,
        "pub mod inner { pub async fn get(key: &str) -> String { key.into() } }",
        "get",
    ),
    (
        GET,
        "pub struct S; impl S { pub async fn get(key: &str) -> String { key.into() } }",
        "get",
    ),
    (GET, "#[macro_export] macro_rules! get { () => {} }", "get"),
    (
        PAIR,
        "pub async fn pair<A, B, E: Ord>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A: Default, B, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A, B, E>(a: impl Future<Output = Result<A, E>> + Send + 'static, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A, B, E>(a: impl Future<Output = Result<A, E>> + Unpin, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A, B, E: 'static>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<A, E>>) -> Result<(A, A), E> { todo!() }",
        "pair",
    ),
    (
        PAIR,
        "pub async fn pair<A, B, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(B, A), E> { todo!() }",
        "pair",
    ),
    (
        EACH,
        "pub async fn each(ids: &[u32], fetch: impl AsyncFn(u32) -> String) -> Vec<String> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T: Clone>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T, R: Future<Output = T>>(ids: &[u32], fetch: impl Fn(u32) -> R) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T>(ids: &[u32], fetch: impl AsyncFn(u64) -> T) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T>(ids: &'static [u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T + Copy) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        EACH,
        "pub async fn each<T>(fetch: impl AsyncFn(u32) -> T, ids: &[u32]) -> Vec<T> { vec![] }",
        "each",
    ),
    (
        DEFER,
        "pub fn defer<T>(make: impl FnOnce() -> T) -> T { make() }",
        "defer",
    ),
    (
        DEFER,
        "pub fn defer<T: 'static>(make: impl FnOnce() -> T + 'static) -> std::pin::Pin<Box<dyn Future<Output = T>>> { Box::pin(async { make() }) }",
        "defer",
    ),
    (
        DEFER,
        "pub fn defer<T>(make: impl Fn() -> T) -> impl Future<Output = T> { async move { make() } }",
        "defer",
    ),
    (
        MOVES,
        "pub fn moves() -> impl Future<Output = u8> { let it = std::rc::Rc::new(1u8); async move { *it } }",
        "moves",
    ),
    (
        MOVES,
        "pub fn moves() -> impl Future<Output = u16> + Send { async { 1 } }",
        "moves",
    ),
    (
        WAIT,
        "pub struct Duration; pub async fn wait(time: Duration) -> u8 { 1 }",
        "wait",
    ),
    (WAIT, "pub async fn wait(time: u64) -> u8 { 1 }", "wait"),
    (
        FIRST,
        "pub fn first<'a>(a: &'a str, b: &'a str) -> &'a str { b }",
        "first",
    ),
    (
        FIRST,
        "pub fn first(a: &str, b: &str) -> String { a.into() }",
        "first",
    ),
    (
        FIRST,
        "pub fn first<'a>(a: &'a str, b: &str) -> &'a String { todo!() }",
        "first",
    ),
    (
        FIRST,
        "pub fn first<'a>(a: &'a str, b: &str) -> Box<String> { todo!() }",
        "first",
    ),
    (
        SLOT,
        "pub struct Slot<T>(T); impl<T: Send> Slot<T> { fn new(value: T) -> Self { Self(value) } pub async fn take(self) -> Option<T> { None } pub fn look(&self, key: &str) -> &T { &self.0 } }",
        "Slot<T>::new",
    ),
    (
        SLOT,
        "pub struct Slot<T>(T); impl<T: Send> Slot<T> { pub fn new(value: T) -> Self { Self(value) } pub async fn take(&mut self) -> Option<T> { None } pub fn look(&self, key: &str) -> &T { &self.0 } }",
        "Slot<T>::take",
    ),
    (
        SLOT,
        "pub struct Slot<T>(T); impl<T: Send + Default> Slot<T> { pub fn new(value: T) -> Self { Self(value) } pub async fn take(self) -> Option<T> { None } pub fn look(&self, key: &str) -> &T { &self.0 } }",
        "Slot<T>::new",
    ),
    (
        SLOT,
        "pub struct Slot<T>(T); impl<T: Send> Slot<T> { pub fn new(value: T) -> Self { Self(value) } pub async fn take(self) -> Option<T> { None } pub fn look<'a>(&self, key: &'a str) -> &'a T { todo!() } }",
        "Slot<T>::look",
    ),
    (
        SLOT,
        "pub struct Slot<T>(T); impl<T> Slot<T> { pub async fn take(self) -> Option<T> { None } pub fn look(&self, key: &str) -> &T { &self.0 } } pub trait New<T> { fn new(value: T) -> Self; } impl<T> New<T> for Slot<T> { fn new(value: T) -> Self { Slot(value) } }",
        "Slot<T>::new",
    ),
    (
        POINT,
        "#[derive(Clone, Debug)] pub struct Point { pub x: i64, y: i64 }",
        "Point",
    ),
    (
        POINT,
        "#[derive(Clone, Debug)] pub struct Point { pub x: i64, pub y: i32 }",
        "Point",
    ),
    (
        POINT,
        "#[derive(Clone, Debug)] pub struct Point { pub x: i64, pub y: i64, more: () }",
        "Point",
    ),
    (
        POINT,
        "#[derive(Debug)] pub struct Point { pub x: i64, pub y: i64 }",
        "Point",
    ),
    (
        ENDS,
        "#[derive(Debug, PartialEq)] pub enum Ends { Done(u32), Said { text: String }, Gone, More } pub fn ends() -> Ends { todo!() }",
        "Ends",
    ),
    (
        ENDS,
        "#[derive(Debug, PartialEq)] pub enum Ends { Done(u32), Gone } pub fn ends() -> Ends { todo!() }",
        "Ends",
    ),
    (
        ENDS,
        "#[derive(Debug, PartialEq)] pub enum Ends { Done(u64), Said { text: String }, Gone } pub fn ends() -> Ends { todo!() }",
        "Ends",
    ),
    (
        ENDS,
        "#[derive(Debug)] pub enum Ends { Done(u32), Said { text: String }, Gone } pub fn ends() -> Ends { todo!() }",
        "Ends",
    ),
    (
        POOL,
        "pub trait Pool { fn take(&self); fn size(&self) -> usize; fn more(&self); } pub async fn with<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T { todo!() }",
        "Pool",
    ),
    (
        POOL,
        "pub trait Pool: Send { fn take(&self); fn size(&self) -> usize; } pub async fn with<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T { todo!() }",
        "Pool",
    ),
    (
        POOL,
        "pub trait Pool { fn take(&self); fn size(&self) -> usize; } pub async fn with<T>(pool: &impl Pool, work: impl Future<Output = T>) -> T { todo!() }",
        "with",
    ),
    (
        POOL,
        "pub trait Pool { fn take(&self); fn size(&self) -> usize; } pub async fn with<T>(pool: &'static dyn Pool, work: impl Future<Output = T>) -> T { todo!() }",
        "with",
    ),
    (SUM, "pub fn sum(of: [u64; 4]) -> u64 { 1 }", "sum"),
    (
        SUM,
        "pub fn sum<const N: usize>(of: [u32; N]) -> u64 { 1 }",
        "sum",
    ),
    (
        UNIT,
        "#[derive(Debug, PartialEq, Eq)] pub struct Late(pub u8); pub fn late() -> Result<u8, Late> { Ok(1) }",
        "Late",
    ),
    (
        UNIT,
        "#[derive(Debug, PartialEq, Eq)] pub struct Late; pub fn late() -> Option<u8> { None }",
        "late",
    ),
    (
        LIMIT,
        "pub const LIMIT: u8 = 3; pub type Names = Vec<String>;",
        "LIMIT",
    ),
    (
        LIMIT,
        "pub const LIMIT: usize = 3; pub type Names = Vec<&'static str>;",
        "Names",
    ),
    (
        COUNTS,
        "pub struct Counts(u32); impl Iterator for Counts { type Item = u64; fn next(&mut self) -> Option<u64> { None } }",
        "impl Iterator for Counts",
    ),
    (
        COUNTS,
        "pub struct Counts(u32); impl Counts { pub fn next(&mut self) -> Option<u32> { None } }",
        "impl Iterator for Counts",
    ),
];
