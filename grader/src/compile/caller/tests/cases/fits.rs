//! What fits, however it is written.
//!
//! Invariant: see the module above.

use super::{
    COUNTS, DEFER, EACH, ENDS, FIRST, GET, LIMIT, MOVES, PAIR, POINT, POOL, SLOT, SUM, UNIT, WAIT,
};

/// The stub, and a candidate that can be used as the stub says.
pub(in super::super) const FITS: &[(&str, &str)] = &[
    (
        GET,
        "pub async fn get(_k: &str) -> String { String::new() }",
    ),
    (
        GET,
        "pub async fn get<'a>(mut key: &'a str) -> std::string::String { key.into() }",
    ),
    (
        GET,
        "pub fn get(key: &str) -> impl Future<Output = String> { let key = key.to_owned(); async { key } }",
    ),
    (
        GET,
        "pub fn get(key: &str) -> impl Future<Output = String> + Send + use<> { let key = key.to_owned(); async { key } }",
    ),
    (
        GET,
        "pub fn get<'a>(key: &'a str) -> std::pin::Pin<Box<dyn Future<Output = String> + Send + 'a>> { Box::pin(async { key.into() }) }",
    ),
    (
        GET,
        "pub async fn get(key: impl AsRef<str>) -> String { key.as_ref().into() }",
    ),
    (
        GET,
        "pub fn get(key: &str) -> std::future::Ready<String> { std::future::ready(key.into()) }",
    ),
    (
        GET,
        "type Text = String; pub async fn get(key: &str) -> Text { key.into() } pub fn more() {}",
    ),
    (
        PAIR,
        "pub async fn pair<X, Y, Z, F: Future<Output = Result<X, Z>>, G>(a: F, b: G) -> Result<(X, Y), Z> where G: Future<Output = Result<Y, Z>> { Ok((a.await?, b.await?)) }",
    ),
    (
        PAIR,
        "pub fn pair<A, B, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> impl Future<Output = std::result::Result<(A, B), E>> { async { Ok((a.await?, b.await?)) } }",
    ),
    (
        EACH,
        "pub async fn each<T, F>(ids: &[u32], fetch: F) -> Vec<T> where F: AsyncFn(u32) -> T { vec![] }",
    ),
    (
        EACH,
        "pub async fn each<T>(ids: &[u32], mut fetch: impl AsyncFnMut(u32) -> T) -> Vec<T> { vec![fetch(1).await] }",
    ),
    (
        DEFER,
        "pub async fn defer<T>(make: impl FnOnce() -> T) -> T { make() }",
    ),
    (
        DEFER,
        "pub fn defer<T, F>(make: F) -> impl Future<Output = T> where F: FnOnce() -> T { async { make() } }",
    ),
    (
        DEFER,
        "use std::{pin::Pin, task::*}; pub struct D<F>(Option<F>); impl<T, F: FnOnce() -> T> Future for D<F> { type Output = T; fn poll(self: Pin<&mut Self>, c: &mut Context<'_>) -> Poll<T> { Poll::Pending } } pub fn defer<T, F: FnOnce() -> T>(make: F) -> D<F> { D(Some(make)) }",
    ),
    (MOVES, "pub async fn moves() -> u8 { 1 }"),
    (
        WAIT,
        "pub async fn wait(time: std::time::Duration) -> u8 { 1 }",
    ),
    (
        WAIT,
        "use std::time as t; pub fn wait(_: t::Duration) -> impl Future<Output = u8> { async { 1 } }",
    ),
    (
        FIRST,
        "pub fn first<'x>(a: &'x str, _: &str) -> &'x str { a }",
    ),
    (
        FIRST,
        "pub fn first<'x, 'y>(a: &'x str, _: &'y str) -> &'x str { a }",
    ),
    (
        FIRST,
        "pub fn first<'x>(a: &'x str, _: impl ToString) -> &'x str { a }",
    ),
    (
        SLOT,
        "pub struct Slot<U> { more: u8, all: Vec<U> } impl<U> Slot<U> { pub fn new(value: U) -> Slot<U> { todo!() } pub async fn take(mut self) -> Option<U> { self.all.pop() } pub fn look<'a>(&'a self, _: &str) -> &'a U { &self.all[0] } fn more() {} }",
    ),
    (
        SLOT,
        "pub enum Slot<T> { Full(T), Empty } impl<T: Send> Slot<T> { pub fn new(value: T) -> Self { Self::Full(value) } pub fn take(self) -> impl Future<Output = Option<T>> { async { None } } pub fn look(&self, key: &str) -> &T { todo!() } }",
    ),
    (
        POINT,
        "#[derive(Clone, Copy, Debug, PartialEq, Default)] pub struct Point { pub y: i64, pub x: i64 }",
    ),
    (
        POINT,
        "use std::fmt; #[derive(Clone)] pub struct Point { pub x: i64, pub y: i64 } impl fmt::Debug for Point { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { Ok(()) } }",
    ),
    (
        ENDS,
        "#[derive(Debug, PartialEq, Eq, Clone)] pub enum Ends { Gone, Said { text: String }, Done(u32) } pub fn ends() -> Ends { Ends::Gone }",
    ),
    (
        POOL,
        "pub trait Pool { fn take(&self); fn size(&self) -> usize; fn more(&self) -> u8 { 1 } } pub async fn with<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T { work.await }",
    ),
    (
        POOL,
        "pub trait Pool { fn take(&self); fn size(&self) -> usize; } pub async fn with<P: Pool + ?Sized, F: Future>(pool: &P, work: F) -> F::Output { work.await }",
    ),
    (
        SUM,
        "pub fn sum<const M: usize>(of: [u64; M]) -> u64 { of.iter().sum() }",
    ),
    (
        SUM,
        "pub fn sum(of: impl IntoIterator<Item = u64>) -> u64 { 1 }",
    ),
    (
        UNIT,
        "#[derive(Debug, PartialEq, Eq)] pub struct Late; type R<T> = Result<T, Late>; pub fn late() -> R<u8> { Ok(1) }",
    ),
    (
        LIMIT,
        "pub const LIMIT: usize = 2 + 1; pub type Names = std::vec::Vec<String>;",
    ),
    (
        COUNTS,
        "pub struct Counts { n: u32 } impl Iterator for Counts { type Item = u32; fn next(&mut self) -> Option<u32> { None } }",
    ),
];
