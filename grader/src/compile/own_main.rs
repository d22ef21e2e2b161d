//! A learner's own `fn main`, left in to try things.
//!
//! Invariant: what is left alone is a function that nothing can call: nobody names it, and it
//! holds no item that is there without it. Every other runtime stays a finding, in words that fit.

use std::ops::Range;

use super::tokens::{Token, Tokens};
use crate::{
    candidate::Candidate,
    policy::Group,
    scorecard::{Diagnostic, Level},
};

/// What makes an item, which may be reached past the function that it stands in.
const ITEMS: &[&str] = &[
    "const", "enum", "extern", "fn", "impl", "mod", "static", "struct", "trait", "type", "union",
];

/// What moves words of one function to another place.
const MACROS: &[&str] = &["macro_rules", "macro"];

/// Nobody has more functions that start a runtime.
const MAX_ATTRIBUTES: usize = 20;

/// Leaves a runtime alone that nobody starts, and speaks of the attribute where that starts one.
pub(super) fn excuse(candidate: &Candidate, diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let is_runtime = |it: &Diagnostic| {
        it.level == Level::Policy && it.code.as_deref() == Some(Group::Runtime.as_str())
    };
    if !diagnostics.iter().any(is_runtime) {
        return diagnostics;
    }
    let tokens = Tokens::of(&candidate.source);
    let unused = unused_main(&tokens);
    let attributes = attributes(&tokens);
    let is_in = |it: &Diagnostic, range: &Range<usize>| {
        let place = |at: usize| tokens.place(tokens.all[at].at, &candidate.shown);
        let position = |it: &testkit_record::Place| (it.line, it.column);
        let range = position(&place(range.start))..=position(&place(range.end - 1));
        let place = it.place.as_ref();
        place.is_some_and(|it| range.contains(&position(it)))
    };
    let mut kept: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics {
        let is_runtime = is_runtime(&diagnostic);
        if is_runtime && unused.as_ref().is_some_and(|it| is_in(&diagnostic, it)) {
            continue;
        }
        let attribute = attributes.iter().find(|it| is_in(&diagnostic, it));
        let Some(attribute) = attribute.filter(|_| is_runtime) else {
            kept.push(diagnostic);
            continue;
        };
        let place = tokens.place(tokens.all[attribute.start].at, &candidate.shown);
        let of_attribute = with_words(&place, diagnostic);
        if !kept.contains(&of_attribute) {
            kept.push(of_attribute);
        }
    }
    kept
}

/// The finding, told at the attribute that starts the runtime.
fn with_words(place: &testkit_record::Place, finding: Diagnostic) -> Diagnostic {
    let message = "`#[tokio::main]` starts a runtime of its own";
    let (file, line, column) = (&place.file, place.line, place.column);
    Diagnostic {
        message: message.to_owned(),
        rendered: format!("error: {message}\n --> {file}:{line}:{column}\n"),
        place: Some(place.clone()),
        help: Some(
            "The checks bring the runtime and its clock with them: leave the attribute out, and the function `async`. A `fn main` of your own may stay, as long as nothing else names it and it holds no items."
                .to_owned(),
        ),
        ..finding
    }
}

/// The tokens of the one `fn main` of the file, if nothing can call it.
fn unused_main(tokens: &Tokens) -> Option<Range<usize>> {
    let all = &tokens.all;
    let word = |at: usize| all.get(at).and_then(Token::word);
    let is_of_tokio = |at: usize| at >= 3 && word(at - 3) == Some("tokio") && all[at - 1].is(":");
    let mut named = (0..all.len()).filter(|&at| word(at) == Some("main") && !is_of_tokio(at));
    let (main, None) = (named.next()?, named.next()) else {
        return None;
    };
    let is_function = main > 0 && word(main - 1) == Some("fn") && depth(tokens, main) == 0;
    if !is_function || tokens.find(MACROS).is_some() {
        return None;
    }
    let body = body(tokens, main)?;
    let mut inside = body.clone().filter_map(word);
    if inside.any(|word| ITEMS.contains(&word)) {
        return None;
    }
    Some(start(tokens, main - 1)..body.end)
}

/// The functions with the attribute `#[tokio::main]`, from the attribute on.
fn attributes(tokens: &Tokens) -> Vec<Range<usize>> {
    let texts: Vec<&str> = tokens.all.iter().map(|it| it.text).collect();
    let pattern = ["#", "[", "tokio", ":", ":", "main"];
    let starts = texts.windows(pattern.len()).enumerate();
    let starts = starts.filter(|(_, window)| *window == pattern);
    starts
        .take(MAX_ATTRIBUTES)
        .filter_map(|(at, _)| Some(at..body(tokens, at)?.end))
        .collect()
}

/// How many brackets are open in front of a token.
fn depth(tokens: &Tokens, at: usize) -> i32 {
    let mut depth = 0;
    for token in &tokens.all[..at] {
        match token.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
    }
    depth
}

/// The first braces behind a token, with all in them.
fn body(tokens: &Tokens, from: usize) -> Option<Range<usize>> {
    let is_open = |at: &usize| tokens.all[*at].is("{");
    let start = (from..tokens.all.len()).find(is_open)?;
    let mut open = 0;
    for (at, token) in tokens.all.iter().enumerate().skip(start) {
        match token.text {
            "{" => open += 1,
            "}" => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(start..at + 1);
        }
    }
    None
}

/// Where the attributes and words in front of a function begin.
fn start(tokens: &Tokens, function: usize) -> usize {
    let ends_another = |at: &usize| tokens.all[*at].is(";") || tokens.all[*at].is("}");
    let before = (0..function).rev();
    before
        .take_while(|at| !ends_another(at))
        .last()
        .unwrap_or(function)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_unused(source: &str) -> bool {
        unused_main(&Tokens::of(source)).is_some()
    }

    #[test]
    fn a_main_that_nobody_names_is_unused() {
        for source in [
            "#[tokio::main] async fn main() { f().await; } async fn f() {}",
            "#![allow(unused)] use a::b; pub fn main() -> Result<(), E> { for x in [{ 1 }] {} Ok(()) }",
            "/// Runs `main`.\n#[tokio::main(flavor = \"current_thread\")] #[allow(x)] async fn main() { println!(\"main\") }",
        ] {
            assert!(is_unused(source), "{source}");
        }
    }

    #[test]
    fn a_main_that_can_be_reached_is_used() {
        for source in [
            "fn main() {} fn f() { main() }",
            "fn main() {} use self::main as m;",
            "fn main() {} fn f() { r#main() }",
            "fn f() { fn main() {} }",
            "fn main() { impl Drop for S { fn drop(&mut self) {} } }",
            "fn main() { static S: fn() = || {}; }",
            "macro_rules! m { () => {} } fn main() { m!(Runtime) }",
            "trait T { fn main(); } impl T for S { fn main() {} }",
            "fn other() {}",
            "fn main();",
        ] {
            assert!(!is_unused(source), "{source}");
        }
    }
}
