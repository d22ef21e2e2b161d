//! The pattern of a known hole of the language, rust-lang/rust#57893: a trait that is implemented
//! for every type, sized or not, and a `dyn` of it that says otherwise of a type in it.
//!
//! Invariant: one without the other is honest code and is not found.

use std::collections::BTreeSet;

use super::tokens::{Token, Tokens};

/// No honest header or bound has more tokens, and no honest trait more names. Without an end to
/// each search, a made-up file would hold the grader up.
const MAX_TOKENS: usize = 2000;
const MAX_ROUNDS: usize = 20;

/// Where a `dyn` contradicts an implementation for every type, in bytes.
pub(super) fn contradiction(tokens: &Tokens) -> Option<usize> {
    let all = &tokens.all[..];
    let mut traits: BTreeSet<&str> = BTreeSet::new();
    let mut is_any = false;
    for (at, _) in words(all, "impl") {
        match for_every_type(near(&all[at + 1..])) {
            // A macro writes the name.
            Some("$") => is_any = true,
            Some(name) => _ = traits.insert(name),
            None => {}
        }
    }
    if traits.is_empty() && !is_any {
        return None;
    }
    let is_bound_above = other_names(all, &mut traits);
    words(all, "dyn").find_map(|(at, token)| {
        let bounds = bounds(near(&all[at + 1..]));
        let names_it = bounds.iter().any(|it| {
            let word = it.word();
            it.is("$") || word.is_some_and(|it| is_any || traits.contains(it))
        });
        (names_it && (is_bound_above || binds(bounds))).then_some(token.at)
    })
}

fn near<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    &tokens[..tokens.len().min(MAX_TOKENS)]
}

fn words<'t, 'a>(
    all: &'t [Token<'a>],
    word: &'static str,
) -> impl Iterator<Item = (usize, &'t Token<'a>)> {
    let tokens = all.iter().enumerate();
    tokens.filter(move |(_, token)| token.word() == Some(word))
}

fn has(tokens: &[Token], text: &str) -> bool {
    tokens.iter().any(|token| token.is(text))
}

/// The trait that an implementation, given from behind its `impl`, is of: if it is one for
/// whatever type there is, also for one without a size.
fn for_every_type<'a>(tokens: &[Token<'a>]) -> Option<&'a str> {
    let end = tokens.iter().position(|it| it.is("{") || it.is(";"))?;
    let header = &tokens[..end];
    if !header.first()?.is("<") || !has(header, "?") {
        return None;
    }
    let generics = angles(header);
    let is_for =
        |at: &usize| header[*at].is("for") && !header.get(at + 1).is_some_and(|it| it.is("<"));
    let before = (generics..header.len()).find(is_for)?;
    let path = &header[generics..before];
    let open = path.iter().position(|it| it.is("<")).unwrap_or(path.len());
    let name = path[..open].last()?;
    let rest = &header[before + 1..];
    let end = rest
        .iter()
        .position(|it| it.is("where"))
        .unwrap_or(rest.len());
    let ty: Vec<&Token> = rest[..end]
        .iter()
        .filter(|it| !it.is("(") && !it.is(")"))
        .collect();
    let is_parameter = match ty[..] {
        [name] => has(&header[..generics], name.text),
        [dollar, _] => dollar.is("$"),
        _ => false,
    };
    let is_of_a_macro = has(&path[..open], "$");
    is_parameter.then_some(if is_of_a_macro { "$" } else { name.word()? })
}

/// How many tokens there are until the angle brackets that the first one opens are closed.
fn angles(tokens: &[Token]) -> usize {
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        let is_arrow = at > 0 && (tokens[at - 1].is("-") || tokens[at - 1].is("="));
        match token.text {
            "<" => depth += 1,
            ">" if !is_arrow => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Adds what else the traits go by: other names, and traits above which they stand. Whether one of
/// the latter binds a type.
fn other_names<'a>(all: &[Token<'a>], traits: &mut BTreeSet<&'a str>) -> bool {
    let mut is_bound = false;
    for _ in 0..MAX_ROUNDS {
        let before = traits.len();
        for (at, _) in words(all, "as") {
            let [from, _, to, ..] = all[at.saturating_sub(1)..] else {
                continue;
            };
            if let (Some(from), Some(to)) = (from.word(), to.word())
                && traits.contains(from)
            {
                traits.insert(to);
            }
        }
        for (at, _) in words(all, "trait") {
            let Some(name) = all.get(at + 1).and_then(Token::word) else {
                continue;
            };
            let rest = near(&all[at + 2..]);
            let end = rest.iter().position(|it| it.is("{")).unwrap_or(rest.len());
            let mut names = rest[..end].iter().filter_map(Token::word);
            if names.any(|it| traits.contains(it)) {
                traits.insert(name);
                is_bound |= binds(&rest[..end]);
            }
        }
        if traits.len() == before {
            return is_bound;
        }
    }
    true
}

/// The bounds behind a `dyn`: until what can't belong to them.
fn bounds<'t, 'a>(tokens: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let mut depth = 0_i32;
    let end = tokens.iter().enumerate().position(|(at, token)| {
        let is_arrow = at > 0 && (tokens[at - 1].is("-") || tokens[at - 1].is("="));
        match token.text {
            "<" | "(" | "[" => depth += 1,
            ">" if is_arrow => {}
            ">" | ")" | "]" => depth -= 1,
            "," | ";" | "{" | "}" | "=" if depth == 0 => return true,
            _ => {}
        }
        depth < 0
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

/// `Name = …` stands among them.
fn binds(tokens: &[Token]) -> bool {
    let is_part = |token: Option<&Token>| token.is_some_and(|it| it.is("=") || it.is(">"));
    let mut equals = (1..tokens.len()).filter(|&at| tokens[at].is("="));
    equals.any(|at| !is_part(tokens.get(at + 1)) && !is_part(tokens.get(at - 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_found(source: &str) -> bool {
        contradiction(&Tokens::of(source)).is_some()
    }

    const TRAIT: &str = "trait Object<U> { type Output; }";
    const ALL: &str = "impl<T: ?Sized, U> Object<U> for T { type Output = U; }";

    #[test]
    fn the_pattern_is_found_in_its_many_forms() {
        let usual = "fn f<T, U>(x: <dyn Object<U, Output = T> as Object<U>>::Output) -> U { x }";
        for (start, end) in [
            (ALL, usual),
            (
                "impl<T, U> Object<U> for T where T: ?Sized { type Output = U; }",
                usual,
            ),
            (
                "impl<U, T: ?core::marker::Sized> self::Object<U> for (T) { type Output = U; }",
                usual,
            ),
            (
                "impl<F: Fn() -> U + ?Sized, U> Object<U> for F { type Output = U; }",
                usual,
            ),
            (
                ALL,
                "use Object as Other; type D<T, U> = dyn self::Other<U, Output = T> + Send;",
            ),
            (
                ALL,
                "trait Sub<T, U>: Object<U, Output = T> {} type D<T, U> = dyn Sub<T, U>;",
            ),
            (
                ALL,
                "macro_rules! d { ($t:ident) => { dyn $t<u8, Output = u16> } }",
            ),
            (
                "macro_rules! i { ($t:ident) => { impl<T: ?Sized, U> $t<U> for T { type Output = U; } } }",
                usual,
            ),
            (
                "macro_rules! i { ($t:ident) => { impl<$t: ?Sized, U> Object<U> for $t { type Output = U; } } }",
                usual,
            ),
            (ALL, "type D<T, U> = dyn for<'a> Object<U, Output = T>;"),
        ] {
            let source = format!("{TRAIT} {start} {end}");
            assert!(is_found(&source), "{source}");
            assert!(is_found(&format!("{end} {start}")), "{source}");
        }
    }

    #[test]
    fn a_half_of_it_is_honest() {
        for source in [
            "impl<T: ?Sized + Display> Shout for T {} fn f(x: &dyn Shout, y: Box<dyn Future<Output = u8>>) {}",
            "impl<T: Display> Shout for T { type Output = u8; } fn f(x: &dyn Shout<Output = u8>) {}",
            "impl<T: ?Sized> Shout for Box<T> { type Output = u8; } fn f(x: &dyn Shout<Output = u8>) {}",
            "impl<F: Future + ?Sized> Ext for F {} type B<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;",
            "fn f(g: impl Fn(&str) -> u8) -> Box<dyn Iterator<Item = u8>> { for x in y {} }",
            "impl<T: ?Sized> Shout for T {} fn f(x: &dyn Shout) { let y = x <= x; }",
            "",
        ] {
            assert!(!is_found(source), "{source}");
        }
    }
}
