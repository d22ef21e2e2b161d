//! Reads Rust source that somebody handed in.
//!
//! Invariant: no source makes the grader fail. Syn calls itself for each level of nesting, so it
//! works on a thread whose stack has room for all that a file of that size can nest.

use std::{borrow::Cow, thread};

use proc_macro2::{TokenStream, TokenTree};
use ra_ap_rustc_lexer::strip_shebang;

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

/// Whether `word` stands somewhere in tokens of the course's own; those of a submission may be
/// nested deeper than this can go.
pub fn has_word(tokens: TokenStream, word: &str) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_word(group.stream(), word),
        TokenTree::Ident(ident) => ident == word,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The source with blanks in the place of a line for the shell, so that all else stays where it
/// is.
fn without_shebang(source: &str) -> Cow<'_, str> {
    match strip_shebang(source) {
        Some(end) => Cow::Owned(format!("{}{}", " ".repeat(end), &source[end..])),
        None => Cow::Borrowed(source),
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
    use super::{MAX_BYTES, parse};

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
        }
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
