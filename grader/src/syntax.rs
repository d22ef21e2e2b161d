//! Reads Rust source that somebody handed in.
//!
//! Invariant: no source makes the grader fail. Syn calls itself for each level of nesting, so it
//! works on a thread whose stack has room for all that a file of that size can nest.

use std::{borrow::Cow, thread};

use proc_macro2::{TokenStream, TokenTree};

/// A file with more bytes than this is not read: no exercise comes near it.
const MAX_BYTES: usize = 32 << 10;

/// Room for a source without nesting, in bytes.
const BASE: usize = 4 << 20;

/// Room for each byte of a source, of which every one may open another level.
const PER_BYTE: usize = 24 << 10;

/// Parses `source` and has `read` look at it; none where it does not parse.
pub fn parse<T: Send>(source: &str, read: impl FnOnce(&syn::File) -> T + Send) -> Option<T> {
    with_room(source, |source| {
        let file = syn::parse_file(source).ok()?;
        Some(read(&file))
    })
}

/// The first of `words` that the source has as an identifier, comments and texts aside. Sources
/// of any size are read: tokens are not nested in one another's calls.
pub fn mentions<'a>(source: &str, words: &'a [&'a str]) -> Option<&'a str> {
    on_own_stack(source, BASE, |source| {
        let tokens: TokenStream = source.parse().ok()?;
        let mut open = vec![tokens.into_iter()];
        while let Some(tokens) = open.last_mut() {
            match tokens.next() {
                Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
                Some(TokenTree::Ident(ident)) => {
                    let ident = ident.to_string();
                    let ident = ident.strip_prefix("r#").unwrap_or(&ident);
                    if let Some(word) = words.iter().find(|word| ident == **word) {
                        return Some(*word);
                    }
                }
                Some(_) => {}
                None => drop(open.pop()),
            }
        }
        None
    })
}

/// The source with blanks in the place of a line for the shell, so that all else stays where it
/// is.
fn without_shebang(source: &str) -> Cow<'_, str> {
    let end = source.find('\n').unwrap_or(source.len());
    if source.starts_with("#!") && !source.starts_with("#![") {
        Cow::Owned(format!("{}{}", " ".repeat(end), &source[end..]))
    } else {
        Cow::Borrowed(source)
    }
}

fn with_room<T: Send>(source: &str, work: impl FnOnce(&str) -> Option<T> + Send) -> Option<T> {
    if source.len() > MAX_BYTES {
        return None;
    }
    on_own_stack(source, BASE + source.len() * PER_BYTE, work)
}

fn on_own_stack<T: Send>(
    source: &str,
    stack: usize,
    work: impl FnOnce(&str) -> Option<T> + Send,
) -> Option<T> {
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let source = &*without_shebang(source);
    thread::scope(|scope| {
        // The system only gives the pages that are used.
        let builder = thread::Builder::new().stack_size(stack);
        let reader = builder.spawn_scoped(scope, || work(source)).ok()?;
        reader.join().ok()?
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use super::{MAX_BYTES, mentions, parse};

    /// What a file can nest without end, each by as few bytes as possible.
    const NESTED: &[(&str, &str, &str)] = &[
        ("!", "x", ""),
        ("-", "1", ""),
        ("&", "x", ""),
        ("(", "", ")"),
        ("[", "", "]"),
        ("{", "", "}"),
        ("||", "x", ""),
        ("x=", "x", ""),
        ("f(", "", ")"),
        ("if x{}else ", "{}", ""),
        ("return ", "x", ""),
        ("async{", "", "}"),
        ("x.await+(", "1", ")"),
        ("loop{", "", "}"),
        ("x+", "x", ""),
        ("x?.", "x", ""),
        ("match x{_=>", "x", "}"),
    ];
    const NESTED_TYPES: &[(&str, &str)] = &[
        ("&", ""),
        ("(", ")"),
        ("[", "]"),
        ("A<", ">"),
        ("fn()->", ""),
    ];

    /// Files that are nested as deep as their size allows.
    pub(crate) fn nested() -> Vec<String> {
        let depth = |open: &str, close: &str| (MAX_BYTES - 100) / (open.len() + close.len());
        let bodies = NESTED.iter().map(|(open, middle, close)| {
            let depth = depth(open, close);
            let body = format!("{}{middle}{}", open.repeat(depth), close.repeat(depth));
            format!("pub fn f() {{ {body} }}")
        });
        let types = NESTED_TYPES.iter().map(|(open, close)| {
            let depth = depth(open, close);
            let ty = format!("{}u8{}", open.repeat(depth), close.repeat(depth));
            format!("pub fn f(x: {ty}) {{}}")
        });
        bodies.chain(types).collect()
    }

    #[test]
    fn no_depth_of_nesting_ends_the_grader() {
        for source in nested() {
            // Whether it parses is syn's affair.
            let _ = parse(&source, |file| file.items.len());
            assert_eq!(mentions(&source, &["include"]), None);
        }
    }

    #[test]
    fn identifiers_are_found_and_comments_are_not() {
        let words = ["include", "include_str"];
        let source = "// include\nfn f() { g(\"include\", { [include_str!(\"x\")] }) }";
        assert_eq!(mentions(source, &words), Some("include_str"));
        assert_eq!(mentions("/// Must include it.\nfn f() {}", &words), None);
        assert_eq!(mentions("use core::include as i;", &words), Some("include"));
        assert_eq!(mentions("r#include_str!(1)", &words), Some("include_str"));
        let large = format!("{}include!(1)", "// filler\n".repeat(MAX_BYTES));
        assert_eq!(mentions(&large, &words), Some("include"));
        let deep = format!("{}{}", "(".repeat(200_000), ")".repeat(200_000));
        assert_eq!(mentions(&deep, &words), None);
    }

    #[test]
    fn what_is_too_large_or_no_rust_is_not_read() {
        assert_eq!(parse("fn f() {}", |file| file.items.len()), Some(1));
        assert_eq!(parse("\u{feff}fn f() {}", |file| file.items.len()), Some(1));
        assert_eq!(parse("fn f( {}", |file| file.items.len()), None);
        let large = "//".repeat(MAX_BYTES);
        assert_eq!(parse(&large, |file| file.items.len()), None);
    }
}
