//! Tests of the answers that do nothing.

use super::answers;

fn does(stub: &str) -> Vec<String> {
    answers(stub).into_iter().map(|it| it.does).collect()
}

#[test]
fn a_default_a_constant_and_the_argument_stand_in_for_the_work() {
    let stub = "//! # T\n//!\n//! Task.\n\n/// Doc.\npub async fn greet(name: &str) -> String {\n    todo!(\"{name}\")\n}\n";
    let all = answers(stub);
    assert_eq!(
        does(stub),
        [
            "greet gives String::new()",
            "greet gives \"x\".to_owned()",
            "greet gives name.to_owned()",
            "greet gives std::future::pending().await",
        ]
    );
    assert_eq!(
        all[0].source,
        "//! # T\n//!\n//! Task.\n#![allow(unused)]\n\n/// Doc.\npub async fn greet(name: &str) -> String { String::new() }\n"
    );
}

#[test]
fn each_variant_of_an_own_error_is_returned() {
    let stub =
        "pub enum E { A, B(u8), C { why: String } }\npub fn f() -> Result<u64, E> { todo!() }";
    assert_eq!(
        does(stub),
        [
            "f gives Ok(0)",
            "f gives Err(E::A)",
            "f gives Ok(1)",
            "f gives Err(E::B(0))",
            "f gives Ok(42)",
            "f gives Err(E::C { why: String::new() })",
        ]
    );
}

#[test]
fn what_the_task_gives_stays_and_a_bare_type_has_no_value() {
    let stub = "pub fn given() -> u8 { 7 }\npub fn f<T>(x: &T) -> T { todo!() }";
    assert_eq!(answers(stub), []);
    assert_eq!(does("pub fn f<T>(x: T) -> T { todo!() }"), ["f gives x"]);
}

#[test]
fn futures_are_ready_or_never_ready() {
    let stub = "pub fn f() -> impl Future<Output = u8> + Send { async { todo!() } }";
    assert_eq!(
        does(stub),
        [
            "f gives std::future::ready(0)",
            "f gives std::future::ready(1)",
            "f gives std::future::ready(42)",
            "f gives std::future::pending()",
        ]
    );
}

#[test]
fn methods_give_their_own_type() {
    let stub = "pub struct S<T> { a: PhantomData<T>, b: Vec<T> }\nimpl<T> S<T> { pub fn new() -> Self { todo!() } }";
    assert_eq!(
        does(stub),
        ["new gives S { a: std::marker::PhantomData, b: Vec::new() }"]
    );
}

#[test]
fn collections_are_empty_or_hold_constants() {
    assert_eq!(
        does("pub fn f(ids: &[u32]) -> Vec<u32> { todo!() }"),
        [
            "f gives Vec::new()",
            "f gives vec![0]",
            "f gives ids.to_vec()",
            "f gives vec![1, 1]",
        ]
    );
}
