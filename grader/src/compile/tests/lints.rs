//! Tests that lints never decide about points, and that the policy holds whatever they are.
//!
//! Invariant: nothing of these sources is ever run.

use super::*;

/// What does nothing wrong, and has findings of lints of each kind.
const UNTIDY: &str = "let unused = 1; return (value * 2);";

#[tokio::test]
async fn what_a_learner_makes_an_error_of_is_told_and_costs_nothing() {
    let mut scene = Scene::new().await;
    for attributes in [
        "#![deny(clippy::all)]",
        "#![deny(clippy::all, clippy::pedantic)]",
        "#![forbid(clippy::needless_return)]",
        "#![deny(warnings)]",
        "#![forbid(unused)]",
        "#![deny(unused_parens)]",
        "#![cfg_attr(all(), deny(warnings, missing_docs))]",
        "#![deny(missing_docs, unreachable_pub)]\n#![allow(clippy::all)]",
        "#![allow(clippy::all)]",
        "#![allow(clippy::disallowed_methods)]",
        "#![warn(clippy::all, rust_2018_idioms)]",
        "#![forbid(unsafe_code)]",
        "#![forbid(unused)]\n#![allow(unused_variables)]",
    ] {
        let source = format!("//! Mine.\n{attributes}\n{}", &with(UNTIDY)[10..]);
        let told = scene.told(&source).await;
        let are_harmless = told
            .iter()
            .all(|it| matches!(it.level, Level::Warning | Level::Advice));
        assert!(are_harmless, "{attributes}: {told:?}");
    }
}

#[tokio::test]
async fn the_policy_holds_whatever_the_lints_are() {
    let mut scene = Scene::new().await;
    for attributes in [
        "#![allow(clippy::all)]",
        "#![allow(warnings)]",
        "#![allow(clippy::disallowed_methods, clippy::disallowed_types)]",
        "#![expect(clippy::disallowed_methods)]",
        "#![cfg_attr(all(), allow(clippy::style))]",
        "#![deny(warnings)]",
        "#![deny(unused_parens)]",
        "#![forbid(clippy::all)]",
        "#![forbid(unused)]\n#![allow(unused_variables)]\n#![allow(clippy::all)]",
    ] {
        let source = with(&format!(
            "if value == 3 {{ std::process::exit(0) }} {UNTIDY}"
        ));
        let source = format!("{attributes}\n{}", &source[10..]);
        assert_eq!(scene.group(&source).await, "process", "{attributes}");
    }
}

#[tokio::test]
async fn what_the_language_takes_for_an_error_stays_one() {
    let mut scene = Scene::new().await;
    let body = "let lock = std::sync::Mutex::new(1); let _ = lock.lock();";
    let source = format!("#![deny(warnings)]\n{}", &with(body)[10..]);
    let (error, _) = scene.error(&source).await;
    assert_eq!(error.code.as_deref(), Some("let_underscore_lock"));
    // It is a lint all the same, and can be switched off.
    let source = format!("#![allow(let_underscore_lock)]\n{}", &with(body)[10..]);
    scene.told(&source).await;
    let both = with(
        "let _ = [1, 2][2]; let lock = std::sync::Mutex::new(1); let _ = lock.lock(); let _ = lock.lock();",
    );
    scene
        .error(&format!("#![deny(unused)]\n{}", &both[10..]))
        .await;
    scene
        .error(&format!(
            "#![deny(unused)]\nuse no::such;\n{}",
            &with("")[10..]
        ))
        .await;
}
