//! The tokens of a candidate's source, as the compiler's own lexer divides it.
//!
//! Invariant: no word is missed that the compiler may take for one. What the language does not
//! know as a token, the compiler mends in ways of its own; such a source is searched as text.

use ra_ap_rustc_lexer::{
    FrontmatterAllowed, LiteralKind, TokenKind, is_id_continue, strip_shebang, tokenize,
};
use testkit_record::Place;

/// One token that is neither a blank nor a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    /// Where it begins in the source, in bytes.
    pub(super) at: usize,
    is_word: bool,
}

impl<'a> Token<'a> {
    /// The identifier or keyword that it is, without a mark such as `r#`.
    pub(super) fn word(&self) -> Option<&'a str> {
        let bare = || self.text.split_once('#').map_or(self.text, |(_, it)| it);
        self.is_word.then(bare)
    }

    pub(super) fn is(&self, text: &str) -> bool {
        self.text == text
    }
}

/// A source, divided into tokens.
pub(super) struct Tokens<'a> {
    source: &'a str,
    pub(super) all: Vec<Token<'a>>,
    certainty: Certainty,
}

/// How well it is known what the compiler makes of a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Certainty {
    /// Every token is one that the language knows.
    Sound,
    /// The compiler mends a token in its own way and goes on.
    Mended,
    /// A text, a comment or a bracket has no end: the compiler gives up before it looks at any token.
    Endless,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(source: &'a str) -> Self {
        let text = source.strip_prefix('\u{feff}').unwrap_or(source);
        let mut at = source.len() - text.len();
        at += strip_shebang(text).unwrap_or(0);
        let (mut all, mut certainty) = (Vec::new(), Certainty::Sound);
        for token in tokenize(&source[at..], FrontmatterAllowed::Yes) {
            let end = at + token.len as usize;
            if certainty == Certainty::Sound {
                certainty = certainty_of(token.kind);
            }
            if !is_blank(token.kind) {
                all.push(Token {
                    text: &source[at..end],
                    at,
                    is_word: is_word(token.kind),
                });
            }
            at = end;
        }
        if certainty == Certainty::Sound && !is_balanced(&all) {
            certainty = Certainty::Endless;
        }
        Self {
            source,
            all,
            certainty,
        }
    }

    /// The place of the first token that is one of `words`, and which one; comments and texts
    /// aside.
    pub(super) fn find<'w>(&self, words: &[&'w str]) -> Option<(&'w str, usize)> {
        self.all.iter().find_map(|token| {
            let word = token.word()?;
            let found = words.iter().find(|it| **it == word)?;
            Some((*found, token.at))
        })
    }

    /// The first of `words` that the compiler may meet in the source, whatever it makes of what is
    /// no token.
    pub(super) fn mentions<'w>(&self, words: &[&'w str]) -> Option<&'w str> {
        match self.certainty {
            Certainty::Sound => self.find(words).map(|(word, _)| word),
            Certainty::Mended => {
                let mut words = words.iter();
                words.find(|word| has_word(self.source, word)).copied()
            }
            Certainty::Endless => None,
        }
    }

    /// A position in bytes, as people count.
    pub(super) fn place(&self, at: usize, file: &str) -> Place {
        let before = &self.source[..at];
        let line = before.matches('\n').count() + 1;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let before = before[start..].trim_start_matches('\u{feff}');
        let column = before.chars().count() + 1;
        let number = |it| u32::try_from(it).unwrap_or(u32::MAX);
        Place {
            file: file.to_owned(),
            line: number(line),
            column: number(column),
        }
    }
}

/// Each bracket is closed by its like.
fn is_balanced(tokens: &[Token]) -> bool {
    let mut open = Vec::new();
    for token in tokens {
        match token.text {
            "(" => open.push(")"),
            "[" => open.push("]"),
            "{" => open.push("}"),
            ")" | "]" | "}" if open.pop() != Some(token.text) => return false,
            _ => {}
        }
    }
    open.is_empty()
}

fn is_blank(kind: TokenKind) -> bool {
    use TokenKind::{BlockComment, LineComment, Whitespace};
    matches!(kind, LineComment { .. } | BlockComment { .. } | Whitespace)
}

fn is_word(kind: TokenKind) -> bool {
    use TokenKind::{ForcedKeywordIdent, Ident, InvalidIdent, RawIdent, UnknownPrefix};
    matches!(
        kind,
        Ident | RawIdent | ForcedKeywordIdent | UnknownPrefix | InvalidIdent
    )
}

/// What one token leaves known of the source, if all before it are sound.
fn certainty_of(kind: TokenKind) -> Certainty {
    use TokenKind::{
        BlockComment, ForcedKeywordIdent, Frontmatter, GuardedStrPrefix, InvalidIdent, Literal,
        Unknown, UnknownPrefix, UnknownPrefixLifetime,
    };
    let has_no_end = match kind {
        BlockComment { terminated, .. } => !terminated,
        Literal { kind, .. } => has_no_end(kind),
        _ => false,
    };
    match kind {
        _ if has_no_end => Certainty::Endless,
        Literal { kind, .. } if is_in_doubt(kind) => Certainty::Mended,
        Frontmatter { .. }
        | Unknown
        | InvalidIdent
        | UnknownPrefix
        | UnknownPrefixLifetime
        | GuardedStrPrefix
        | ForcedKeywordIdent => Certainty::Mended,
        _ => Certainty::Sound,
    }
}

fn has_no_end(literal: LiteralKind) -> bool {
    use LiteralKind::{ByteStr, CStr, Str};
    let (Str { terminated } | ByteStr { terminated } | CStr { terminated }) = literal else {
        return false;
    };
    !terminated
}

fn is_in_doubt(literal: LiteralKind) -> bool {
    use LiteralKind::{Byte, Char, RawByteStr, RawCStr, RawStr};
    match literal {
        Char { terminated } | Byte { terminated } => !terminated,
        RawStr { n_hashes } | RawByteStr { n_hashes } | RawCStr { n_hashes } => n_hashes.is_none(),
        _ => false,
    }
}

/// The word stands in the text, and not as a part of another one.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !before.is_some_and(is_id_continue) && !after.is_some_and(is_id_continue)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str) -> bool {
        Tokens::of(source).find(&["unsafe"]).is_some()
    }

    #[test]
    fn a_word_is_found_wherever_the_compiler_takes_it_for_one() {
        for source in [
            "fn f() { unsafe {} }",
            "\u{feff}unsafe fn f() {}",
            "#!/bin/sh\r\nunsafe fn f() {}",
            "#! /* no shebang */ [unsafe(no_mangle)]",
            "#!\n[unsafe(no_mangle)]",
            "/* /* */ */ unsafe {}",
            "/*/ */ unsafe {}",
            "// comment \\\nunsafe {}",
            "\"\\\\\" unsafe \"\"",
            "r#\"\"\"# unsafe r#\"\"#",
            "br\"\\\" unsafe br\"\"",
            "c\"\\\"\" unsafe c\"\"",
            "cr#\"\\\"# unsafe \"#\"",
            "b'\\'' unsafe b'\"'",
            "'\"' unsafe '\"'",
            "'\\u{22}' unsafe 'a",
            "fn f<'a>(x: &'a str) { unsafe {} } // '",
            "macro_rules! m { () => { unsafe {} } }",
            "m!(r#unsafe)",
            "1.unsafe",
            "0..unsafe",
            "a\u{200e}unsafe",
            "a\u{85}unsafe",
        ] {
            assert!(found(source), "{source:?}");
        }
    }

    #[test]
    fn a_word_in_a_comment_a_text_or_another_word_is_not_found() {
        for source in [
            "// unsafe\nfn f() {}",
            "//! No unsafe code.\r\n/// unsafe\r\nfn f() {}",
            "/* /* unsafe */ unsafe */ fn f() {}",
            "fn f() { g(\"unsafe \\\" unsafe\"); }",
            "r##\"unsafe \"# unsafe\"##",
            "b\"unsafe\" c\"unsafe\" br\"unsafe\" cr#\"unsafe\"#",
            "#!/bin/unsafe\nfn f() {}",
            "#![forbid(unsafe_code)] fn is_unsafe() {}",
        ] {
            let tokens = Tokens::of(source);
            assert_eq!(tokens.certainty, Certainty::Sound, "{source:?}");
            assert_eq!(tokens.mentions(&["unsafe"]), None, "{source:?}");
        }
    }

    #[test]
    fn what_is_no_token_has_the_source_searched_as_text() {
        for (start, end) in [
            ("fn 🦀() {}", ""),
            ("№", ""),
            ("#\"", "\"#"),
            ("##", ""),
            ("k#fn", ""),
            ("x\"", "\""),
            ("x'", "'"),
            ("'r#", "'"),
            ("r#\"", "\""),
            ("---\n", "\n---\n"),
            ("“", "”"),
            ("'ab", "'"),
            ("b'", ""),
        ] {
            let source = format!("{start} include_str {end}");
            let tokens = Tokens::of(&source);
            let mentioned = tokens.mentions(&["include_str"]);
            assert_eq!(mentioned, Some("include_str"), "{source:?}");
        }
    }

    /// A quote that somebody forgot is the commonest of errors, and nothing is taken in with it.
    #[test]
    fn a_text_or_comment_without_end_leaves_nothing_to_take_in() {
        for start in [
            "}",
            "\"",
            "/*",
            "b\"",
            "c\"",
            "fn f() { g(\"a); }",
            "fn f() { (1] }",
            "\"\" 🦀; \"",
        ] {
            let source = format!("include_str!(x); {start} // include_str");
            let tokens = Tokens::of(&source);
            let is_mended = start.contains('🦀');
            let mentioned = tokens.mentions(&["include_str"]).is_some();
            assert_eq!(mentioned, is_mended, "{source:?}");
        }
        assert_eq!(
            Tokens::of("№ // It must include_strings.").mentions(&["include_str"]),
            None
        );
    }

    #[test]
    fn places_are_counted_in_letters_from_one() {
        let source = "\u{feff}a\r\n  ä b";
        let tokens = Tokens::of(source);
        let (_, at) = tokens.find(&["b"]).unwrap();
        let place = tokens.place(at, "a.rs");
        assert_eq!((place.line, place.column), (2, 5));
        let first = tokens.place(tokens.all[0].at, "a.rs");
        assert_eq!((first.line, first.column), (1, 1));
    }
}
