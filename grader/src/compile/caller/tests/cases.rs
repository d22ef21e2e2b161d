//! The cases: stubs beside candidates of both kinds.
//!
//! Invariant: a candidate that fits can be used wherever the stub's signature can.

const GET: &str = "pub async fn get(key: &str) -> String { todo!() }";
const PAIR: &str = "pub async fn pair<A, B, E>(a: impl Future<Output = Result<A, E>>, b: impl Future<Output = Result<B, E>>) -> Result<(A, B), E> { todo!() }";
const EACH: &str =
    "pub async fn each<T>(ids: &[u32], fetch: impl AsyncFn(u32) -> T) -> Vec<T> { todo!() }";
const DEFER: &str =
    "pub fn defer<T>(make: impl FnOnce() -> T) -> impl Future<Output = T> { async { todo!() } }";
const MOVES: &str = "pub fn moves() -> impl Future<Output = u8> + Send { async { todo!() } }";
const WAIT: &str = "use std::time::Duration;\npub async fn wait(time: Duration) -> u8 { todo!() }";
const FIRST: &str = "pub fn first<'a>(a: &'a str, b: &str) -> &'a str { todo!() }";
const SLOT: &str = "pub struct Slot<T> { inner: Option<T> }\nimpl<T: Send> Slot<T> { pub fn new(value: T) -> Self { todo!() } pub async fn take(self) -> Option<T> { todo!() } pub fn look(&self, key: &str) -> &T { todo!() } }";
const POINT: &str = "#[derive(Clone, Debug)]\npub struct Point { pub x: i64, pub y: i64 }";
const ENDS: &str = "#[derive(Debug, PartialEq)]\npub enum Ends { Done(u32), Said { text: String }, Gone }\npub fn ends() -> Ends { todo!() }";
const POOL: &str = "pub trait Pool { fn take(&self); fn size(&self) -> usize; }\npub async fn with<T>(pool: &dyn Pool, work: impl Future<Output = T>) -> T { todo!() }";
const SUM: &str = "pub fn sum<const N: usize>(of: [u64; N]) -> u64 { todo!() }";
const UNIT: &str = "#[derive(Debug, PartialEq, Eq)]\npub struct Late;\npub fn late() -> Result<u8, Late> { todo!() }";
const LIMIT: &str = "pub const LIMIT: usize = 3;\npub type Names = Vec<String>;";
const COUNTS: &str = "pub struct Counts(u32);\nimpl Iterator for Counts { type Item = u32; fn next(&mut self) -> Option<u32> { todo!() } }";

/// The stub, and a candidate that can be used as the stub says.
pub(super) const FITS: &[(&str, &str)] = &[
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

/// The stub, a candidate that can't be used as the stub says, and the item that it fails.
pub(super) const MISFITS: &[(&str, &str, &str)] = &[
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
