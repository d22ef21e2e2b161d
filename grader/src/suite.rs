//! Reads the checks of a suite from its source.
//!
//! Invariant: names, sentences and points come from the source alone, never from a run, so that
//! they are known even where nothing compiles.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, bail, ensure};
use syn::{Attribute, Expr, ExprLit, Item, ItemFn, Lit, Meta, Token, punctuated::Punctuated};
use testkit_record::Clock;

/// A check, as its author wrote it down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckSpec {
    pub name: String,
    /// The doc comment on one line: what the check asks for.
    pub sentence: String,
    pub points: u32,
    /// An async check has a paused clock; a plain one brings no runtime and no clock.
    pub clock: Clock,
    /// An answer may hold the runtime's thread in it.
    pub may_hold_thread: bool,
}

impl CheckSpec {
    /// The name of the check's function, without the modules that it stands in.
    pub fn function(&self) -> &str {
        self.name.rsplit("::").next().unwrap_or(&self.name)
    }
}

/// The checks of the suite at `path`, in the order in which they stand.
///
/// # Errors
///
/// The file can't be read, or is no suite.
pub fn read(path: &Path) -> anyhow::Result<Vec<CheckSpec>> {
    let source =
        std::fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
    parse(&source).with_context(|| format!("read the checks of {}", path.display()))
}

/// The checks of a suite's source, in the order in which they stand.
///
/// # Errors
///
/// The source doesn't parse, or a check lacks what it needs; the message says which.
pub fn parse(source: &str) -> anyhow::Result<Vec<CheckSpec>> {
    let file = syn::parse_file(source).map_err(|error| {
        let start = error.span().start();
        anyhow::anyhow!("line {}, column {}: {error}", start.line, start.column + 1)
    })?;
    let mut names = BTreeSet::new();
    let mut checks = Vec::new();
    for item in &file.items {
        let Item::Fn(function) = item else { continue };
        let Some(attribute) = function.attrs.iter().find(|it| is_check(it)) else {
            continue;
        };
        let name = function.sig.ident.to_string();
        let check = check(function, attribute).with_context(|| format!("check {name}"))?;
        ensure!(names.insert(name.clone()), "two checks are named {name}");
        checks.push(check);
    }
    ensure!(
        !checks.is_empty(),
        "no check found: mark one with #[testkit::check]"
    );
    Ok(checks)
}

/// `#[check]` or `#[testkit::check]`.
fn is_check(attribute: &Attribute) -> bool {
    let segments = &attribute.path().segments;
    let mut names = segments.iter().map(|segment| &segment.ident);
    match segments.len() {
        1 => names.all(|name| name == "check"),
        2 => names.eq(["testkit", "check"]),
        _ => false,
    }
}

fn check(function: &ItemFn, attribute: &Attribute) -> anyhow::Result<CheckSpec> {
    let sentence = sentence(&function.attrs);
    ensure!(
        !sentence.is_empty(),
        "it has no doc comment: write the sentence that a learner reads"
    );
    let clock = match function.sig.asyncness {
        Some(_) => Clock::Virtual,
        None => Clock::Real,
    };
    Ok(CheckSpec {
        name: function.sig.ident.to_string(),
        sentence,
        points: points(attribute)?,
        clock,
        may_hold_thread: arguments(attribute)?
            .iter()
            .any(|argument| argument.path().is_ident("may_hold_thread")),
    })
}

/// The doc comment, its lines joined to one.
fn sentence(attributes: &[Attribute]) -> String {
    let mut words = Vec::new();
    for attribute in attributes {
        let Meta::NameValue(pair) = &attribute.meta else {
            continue;
        };
        if !pair.path.is_ident("doc") {
            continue;
        }
        if let Expr::Lit(ExprLit {
            lit: Lit::Str(text),
            ..
        }) = &pair.value
        {
            let text = text.value();
            words.extend(text.split_whitespace().map(str::to_owned));
        }
    }
    words.join(" ")
}

/// What stands in the attribute's parentheses. Whether it makes sense is the testkit's to say.
fn arguments(attribute: &Attribute) -> anyhow::Result<Vec<Meta>> {
    if matches!(attribute.meta, Meta::Path(_)) {
        return Ok(Vec::new());
    }
    let arguments = attribute
        .parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)
        .context("read the attribute's arguments")?;
    Ok(arguments.into_iter().collect())
}

/// The number in `points = 2`; 1 where nothing is said.
fn points(attribute: &Attribute) -> anyhow::Result<u32> {
    for argument in arguments(attribute)? {
        let Meta::NameValue(pair) = argument else {
            continue;
        };
        if !pair.path.is_ident("points") {
            continue;
        }
        if let Expr::Lit(ExprLit {
            lit: Lit::Int(number),
            ..
        }) = &pair.value
        {
            return number.base10_parse().context("read `points`");
        }
        bail!("`points` is a number, as in points = 2");
    }
    Ok(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_sentences_points_and_clocks_in_order() {
        let checks = parse(
            "//! A suite.
            use testkit::check;
            /// Both answers come back,
            /// each in its place.
            #[testkit::check]
            async fn zebra() {}
            fn helper() {}
            /// The thread may be held.
            #[check(points = 2, may_hold_thread)]
            async fn cow() {}
            /// The runtime is yours.
            #[check(points = 3)]
            fn ant() {}",
        )
        .unwrap();
        let check = |name: &str, sentence: &str, points, clock| CheckSpec {
            name: name.to_owned(),
            sentence: sentence.to_owned(),
            points,
            clock,
            may_hold_thread: name == "cow",
        };
        assert_eq!(
            checks,
            [
                check(
                    "zebra",
                    "Both answers come back, each in its place.",
                    1,
                    Clock::Virtual
                ),
                check("cow", "The thread may be held.", 2, Clock::Virtual),
                check("ant", "The runtime is yours.", 3, Clock::Real),
            ]
        );
    }

    #[test]
    fn says_what_is_wrong_with_a_suite() {
        let says = |source: &str| format!("{:#}", parse(source).unwrap_err());
        assert!(says("").contains("no check found"));
        assert!(says("#[test] fn a() {}").contains("no check found"));
        assert!(says("#[check] fn a() {}").contains("check a: it has no doc comment"));
        assert!(says("\n  fn (").contains("line 2, column 6"));
        let twice = "/// A.\n#[check] fn a() {}\n/// B.\n#[check] fn a() {}";
        assert!(says(twice).contains("two checks are named a"));
        let points = "/// A.\n#[check(points = \"2\")] fn a() {}";
        assert!(says(points).contains("`points` is a number"));
    }
}
